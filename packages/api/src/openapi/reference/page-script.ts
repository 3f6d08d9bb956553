/** What the reference page does besides showing itself: find, open by address, and send. */
export const PAGE_SCRIPT = `
const find = document.querySelector('#find'), token = document.querySelector('#token')
token.value = sessionStorage.getItem('token') ?? ''
token.oninput = () => sessionStorage.setItem('token', token.value)
find.oninput = () => {
  const words = find.value.toLowerCase().split(/\\s+/)
  for (const item of document.querySelectorAll('.operation')) item.hidden = !words.every((word) => item.dataset.search.includes(word))
  for (const link of document.querySelectorAll('nav a[data-for]')) link.hidden = document.getElementById(link.dataset.for).hidden
}
const show = () => {
  const item = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (item?.tagName === 'DETAILS') { item.open = true; item.scrollIntoView() }
}
addEventListener('hashchange', show)
show()
for (const form of document.querySelectorAll('.try')) form.onsubmit = (event) => { event.preventDefault(); send(form) }

async function send(form) {
  const output = form.querySelector('output'), headers = {}, query = new URLSearchParams(), data = new FormData()
  let path = form.dataset.path, body
  for (const field of form.querySelectorAll('[data-in]')) {
    const { name, value, files, dataset } = field
    if (value === '') continue
    if (dataset.in === 'path') path = path.replace('{' + name + '}', encodeURIComponent(value))
    if (dataset.in === 'query') for (const each of 'list' in dataset ? value.split(/\\s*,\\s*/) : [value]) query.append(name, each)
    if (dataset.in === 'header') headers[name] = value
    if (dataset.in === 'body') { body = value; headers['content-type'] = 'application/json' }
    if (dataset.in === 'form') { for (const each of files?.length ? files : [value]) data.append(name, each); body = data }
  }
  if (token.value !== '') headers.authorization = 'Bearer ' + token.value
  const started = performance.now()
  form.leave?.abort()
  form.leave = new AbortController()
  output.replaceChildren()
  try {
    const search = query.size === 0 ? '' : '?' + query
    const response = await fetch(document.body.dataset.origin + path + search, { method: form.dataset.method, headers, body, signal: form.leave.signal })
    const line = document.createElement('p')
    line.innerHTML = '<b class="status ' + (response.ok ? '' : 'bad') + '">' + response.status + '</b> <small>' + Math.round(performance.now() - started) + ' ms</small>'
    output.append(line)
    await tell(response, output)
  } catch (error) {
    if (error.name !== 'AbortError') output.append(error.message)
  }
}

async function tell(response, output) {
  const type = response.headers.get('content-type') ?? ''
  const text = document.createElement('pre')
  if (type.startsWith('text/event-stream')) {
    output.append(text)
    for (const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();;) {
      const { done, value } = await reader.read()
      if (done) return
      text.append(value)
      text.scrollTop = text.scrollHeight
    }
  }
  const kind = /^(video|audio|image)\\//.exec(type)?.[1]
  if (kind !== undefined) {
    const media = document.createElement(kind === 'image' ? 'img' : kind)
    media.src = URL.createObjectURL(await response.blob())
    media.controls = true
    output.append(media)
    return
  }
  const body = await response.text()
  if (body === '') return
  text.textContent = type.includes('json') ? JSON.stringify(JSON.parse(body), null, 2) : body
  output.append(text)
}
`
