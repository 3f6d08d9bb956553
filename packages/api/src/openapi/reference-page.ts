import type { OpenApiDocument, OpenApiMethod, OpenApiSocket } from './document.js'
import { escapeHtml, proseHtml } from './reference/escape-html.js'
import { operationHtml } from './reference/operation-html.js'
import { PAGE_SCRIPT } from './reference/page-script.js'
import { PAGE_STYLE } from './reference/page-style.js'
import { schemaHtml } from './reference/schema-html.js'

/**
 * Writes an OpenAPI document as one HTML page that loads nothing else: families, parameters, types, examples,
 * and a form to try each route.
 */
export function referencePage({
  info,
  servers,
  tags,
  paths,
  components,
  'x-websockets': sockets = {},
}: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method as OpenApiMethod,
      path,
      operation,
    })),
  )
  const families = tags.map(({ name, description }) => ({
    name,
    description,
    operations: operations.filter(({ operation }) => operation.tags.includes(name)),
    sockets: Object.entries(sockets).filter(([, socket]) => socket.tags.includes(name)),
  }))
  const links = families.map(
    (family) =>
      `<section><h2>${escapeHtml(family.name)}</h2>${[
        ...family.operations.map(({ method, operation }) =>
          linkHtml(operation.operationId, method, operation.summary),
        ),
        ...family.sockets.map(([, { operationId, summary }]) => linkHtml(operationId, 'ws', summary)),
      ].join('')}</section>`,
  )
  const sections = families.map(
    (family) => `<section><h2>${escapeHtml(family.name)}</h2><p>${proseHtml(family.description)}</p>
${family.operations.map(({ method, path, operation }) => operationHtml(method, path, operation)).join('\n')}
${family.sockets.map(([path, socket]) => socketHtml(path, socket)).join('\n')}</section>`,
  )
  const schemas = Object.entries(components.schemas).map(
    ([
      name,
      schema,
    ]) => `<details class="operation" id="schema-${escapeHtml(name)}" data-search="${escapeHtml(name.toLowerCase())}">
<summary><span class="path">${escapeHtml(name)}</span>${typeof schema['description'] === 'string' ? `<span class="summary">${escapeHtml(schema['description'])}</span>` : ''}</summary>${schemaHtml(schema)}</details>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(info.title)} API</title><link rel="icon" href="data:,"><style>${PAGE_STYLE}</style></head>
<body data-origin="${escapeHtml(servers?.[0]?.url.replace(/(?<!\/)\/+$/u, '') ?? '')}">
<nav><h1>${escapeHtml(info.title)}</h1><small>${escapeHtml(info.version)} · ${operations.length} routes</small>
<label>Find<input id="find" type="search" placeholder="approve, /jobs, video…"></label><label>Token<input id="token" type="password" autocomplete="off" placeholder="eyJ…"></label>
${links.join('')}</nav>
<main><header><p>${proseHtml(info.description)}</p></header>
${sections.join('\n')}
<section><h2>Schemas</h2>${schemas.join('\n')}</section></main>
<script>${PAGE_SCRIPT}</script></body></html>
`
}

function linkHtml(id: string, method: string, summary: string): string {
  return `<a href="#${id}" data-for="${id}" title="${escapeHtml(summary)}"><b class="method ${method}">${method === 'delete' ? 'del' : method}</b> ${escapeHtml(summary)}</a>`
}

function socketHtml(path: string, { operationId, summary, send, receive, close }: OpenApiSocket): string {
  const codes = close.map(
    ({ code, error, title }) =>
      `<tr><td><b class="status bad">${code}</b></td><td><code>${error}</code><br>${escapeHtml(title)}</td></tr>`,
  )
  return `<details class="operation" id="${operationId}" data-search="${escapeHtml(`ws ${path} ${summary}`.toLowerCase())}">
<summary><b class="method ws">ws</b><span class="path">${escapeHtml(path)}</span><span class="summary">${escapeHtml(summary)}</span></summary>
<div class="body"><div><h4>The server sends</h4>${schemaHtml(send)}<h4>You may send</h4>${schemaHtml(receive)}${codes.length === 0 ? '' : `<h4>Closed with</h4><table>${codes.join('')}</table>`}</div></div></details>`
}
