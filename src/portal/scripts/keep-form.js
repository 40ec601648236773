// Keeps what is typed while it is typed: posts the form to its own page as a draft. Without it a form is kept when it is
// sent. Written for browsers of 2019, and read by no build.
for (const form of document.querySelectorAll('form[data-keep]')) {
  if (window.fetch && window.FormData) keepTyping(form)
}

function keepTyping(form) {
  const status = form.querySelector('[data-kept]')
  let timer = 0
  let dirty = false
  let files = false
  let busy = false

  form.addEventListener('input', (event) => {
    dirty = true
    if (event.target.type === 'file') files = true
    clearTimeout(timer)
    timer = setTimeout(keep, files ? 0 : 2500)
  })
  form.addEventListener('submit', () => {
    dirty = false
    clearTimeout(timer)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })

  async function keep() {
    if (!dirty || busy) return
    const data = new FormData(form)
    data.append('_keep', '1')
    const sendsFiles = files && form.enctype === 'multipart/form-data'
    for (const [name, value] of Array.from(data.entries()))
      if (typeof value !== 'string' && (!sendsFiles || value.size === 0)) data.delete(name)
    dirty = false
    busy = true
    try {
      const body = sendsFiles ? data : new URLSearchParams(Array.from(data.entries()))
      const reply = await fetch(form.action, { method: 'POST', body, keepalive: !sendsFiles })
      if (reply.status !== 204) return
      mark()
      files = false
      if (status) status.textContent = `已自动保存（${new Date().toTimeString().slice(0, 5)}）。`
    } catch {
      dirty = true
    } finally {
      busy = false
    }
  }

  // Tells the page, when the form is sent, that there is a draft to be dropped.
  function mark() {
    if (form.querySelector('[name="_draft"]')) return
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = '_draft'
    input.value = '1'
    form.append(input)
  }
}
