// Answers while one types: asks the form's own address and puts its results in place of those shown. Without it the
// form sends as ever. Written for browsers of 2019, and read by no build.
for (const form of document.querySelectorAll('form[data-instant]')) {
  const results = document.getElementById(form.dataset.instant)
  const status = document.getElementById(`${form.dataset.instant}-count`)
  if (results && status && window.fetch && window.AbortController) answerTyping(form, results, status)
}

function answerTyping(form, results, status) {
  let timer = 0
  let asked = null
  let shown = queryOf(form)

  form.addEventListener('input', (event) => {
    if (event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(look, 150)
  })
  form.addEventListener('compositionend', () => {
    clearTimeout(timer)
    timer = setTimeout(look, 0)
  })

  async function look() {
    const query = queryOf(form)
    if (query === shown) return
    if (asked) asked.abort()
    const mine = new AbortController()
    asked = mine
    const address = query === '' ? form.action : `${form.action}?${query}`
    try {
      const reply = await fetch(address, { signal: mine.signal, headers: { accept: 'text/html' } })
      if (!reply.ok) return
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
      const found = page.getElementById(results.id)
      const count = page.getElementById(status.id)
      if (!found || !count || asked !== mine) return
      results.replaceWith(found)
      results = found
      status.textContent = count.textContent
      shown = query
      history.replaceState(null, '', address)
    } catch (_error) {
      // Away from the network, or asked again: what is shown stays, and the button still sends.
    }
  }
}

function queryOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== '')
  return new URLSearchParams(filled).toString()
}
