// 朗读 with the browser's own voice. The button is there only where there is a voice; a second press stops.
// Sentence by sentence, since some voices fall silent in long texts. Written for browsers of 2019, and read by no build.
const button = document.getElementById('read-aloud')
const voices = window.speechSynthesis
if (button && voices && window.SpeechSynthesisUtterance) offer()

function offer() {
  const show = () => {
    button.hidden = voices.getVoices().length === 0
  }
  show()
  // Voices arrive late in some browsers.
  if (voices.addEventListener) voices.addEventListener('voiceschanged', show)
  const start = button.textContent
  let reading = 0

  button.addEventListener('click', () => {
    if (reading) return stop()
    reading += 1
    button.textContent = button.dataset.stop
    read(sentences(), reading)
  })
  window.addEventListener('pagehide', stop)

  function stop() {
    reading = 0
    voices.cancel()
    button.textContent = start
  }

  function read(left, turn) {
    if (reading !== turn) return
    const next = left.shift()
    if (next === undefined) return stop()
    const said = new SpeechSynthesisUtterance(next)
    said.lang = document.documentElement.lang === 'zh-Hant' ? 'zh-TW' : 'zh-CN'
    said.rate = 0.9
    said.onend = () => read(left, turn)
    said.onerror = said.onend
    voices.speak(said)
  }
}

/** What the page's own part says, in sentences: what is hidden is left out, a field is read by its label. */
function sentences() {
  const found = []
  const walk = document.createTreeWalker(
    document.getElementById('main'),
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    {
      acceptNode(node) {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT
        const gone =
          /^(SCRIPT|STYLE|SVG|OPTION)$/i.test(node.tagName) || node.getAttribute('aria-hidden') === 'true'
        return gone || !node.getClientRects().length ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP
      },
    },
  )
  let block = null
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.replace(/\s+/g, ' ').trim()
    if (!text) continue
    const own = blockOf(walk.currentNode.parentElement)
    if (own === block) found[found.length - 1] += text
    else found.push(text)
    block = own
  }
  return found.reduce((all, text) => all.concat(text.match(/[^。！？；]+[。！？；]?/g) || []), [])
}

function blockOf(element) {
  let at = element
  while (at && getComputedStyle(at).display.indexOf('inline') === 0) at = at.parentElement
  return at
}
