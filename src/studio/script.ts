/** What runs in the browser: brings the page up to date when a file is saved. Without it, everything still works by links and the form. */
export const script = `
const status = document.getElementById('status')
let version = document.body.dataset.version
let latest = 0

async function refresh(reason) {
  const run = ++latest
  const text = await (await fetch(location.href)).text()
  if (run !== latest) return
  const fresh = new DOMParser().parseFromString(text, 'text/html')
  const place = placeOfFocus()
  const opened = [...document.querySelectorAll('main details')].map((details) => details.open)
  const [old, next] = ['.beside', '.beside'].map((name, i) => (i ? fresh : document).querySelector(name))
  old.replaceWith(next)
  for (const section of document.querySelectorAll('main > [data-live]')) {
    const replacement = fresh.getElementById(section.id)
    if (replacement) section.replaceWith(replacement)
  }
  const details = [...document.querySelectorAll('main details')]
  if (details.length === opened.length) details.forEach((element, i) => { element.open = opened[i] })
  focusAt(place)
  version = fresh.body.dataset.version
  status.textContent = fresh.getElementById('status').textContent + ' · ' + reason + ' ' + new Date().toLocaleTimeString()
}

const focusable = (section) => [...section.querySelectorAll('a[href], button:not([disabled]), summary, [tabindex]')]

function placeOfFocus() {
  const section = document.activeElement?.closest('[data-live]')
  return section ? { id: section.id, at: focusable(section).indexOf(document.activeElement) } : undefined
}

function focusAt(place) {
  const section = place && document.getElementById(place.id)
  if (section) focusable(section)[place.at]?.focus()
}

document.querySelector('form').addEventListener('change', ({ target }) => {
  if (!['lang', 'theme', 'width'].includes(target.name)) return
  const address = new URL(location.href)
  address.searchParams.set(target.name, target.value)
  history.replaceState(null, '', address)
  refresh('shown anew at')
})

const events = new EventSource('/events')
events.addEventListener('version', ({ data }) => { if (data !== version) refresh('files read at') })
events.onerror = () => { status.textContent = 'The studio does not run any more. Start it again: baimo studio' }
`
