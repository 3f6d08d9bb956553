import {
  successResponses,
  type JsonSchema,
  type OpenApiMedia,
  type OpenApiMethod,
  type OpenApiOperation,
  type OpenApiParameter,
} from '../document.js'
import { escapeHtml, proseHtml } from './escape-html.js'
import { schemaHtml, shortTypeHtml } from './schema-html.js'

/** Shows one route: what it takes, what it answers, and a form to try it. */
export function operationHtml(method: OpenApiMethod, path: string, operation: OpenApiOperation): string {
  const {
    operationId,
    summary,
    description,
    deprecated = false,
    parameters,
    requestBody,
    'x-mutoscope': { auth, files = {} },
  } = operation
  const [mediaType, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const words = [
    ...(description === undefined ? [] : [`<p>${proseHtml(description)}</p>`]),
    ...(auth === 'public'
      ? ['<p class="note">Needs no token.</p>']
      : auth === 'optional'
        ? ['<p class="note">Works without a token, and shows more with one.</p>']
        : []),
  ]
  return `<details class="operation" id="${operationId}" data-search="${escapeHtml(`${method} ${path} ${summary} ${operationId}`.toLowerCase())}">
<summary><b class="method ${method}">${method}</b><span class="path">${pathHtml(path)}</span><span class="summary">${escapeHtml(summary)}${deprecated ? ' <em>deprecated</em>' : ''}</span></summary>
<div class="body"><div>${words.join('')}
${parameters.length === 0 ? '' : `<h4>Parameters</h4>${parametersHtml(parameters)}`}
${media === undefined ? '' : `<h4>Body <small>${mediaType}</small></h4>${schemaHtml(media.schema ?? {})}${exampleHtml(media)}`}
<h4>Answers</h4>${responsesHtml(operation)}</div>
${tryHtml({ method, path, operation, mediaType: mediaType ?? '', media, files: Object.keys(files) })}</div>
</details>`
}

function pathHtml(path: string): string {
  return escapeHtml(path).replace(/\{\w+\}/gu, '<i>$&</i>')
}

function parametersHtml(parameters: readonly OpenApiParameter[]): string {
  const rows = parameters.map(
    ({ name, in: place, required, schema, description }) =>
      `<tr><td><code>${escapeHtml(name)}</code>${required ? '<sup title="required">*</sup>' : ''}<br><small>${place}</small></td><td>${shortTypeHtml(schema)}${description === undefined ? '' : `<br>${proseHtml(description)}`}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

function responsesHtml({ responses, 'x-mutoscope': { errors, events } }: OpenApiOperation): string {
  const successes = successResponses(responses).map(([status, { description, content = {} }]) => {
    const medias = Object.entries(content).map(
      ([type, media]) =>
        `<small>${escapeHtml(type)}</small>${type.includes('json') ? `${schemaHtml(media.schema ?? {})}${exampleHtml(media)}` : ''}`,
    )
    return `<p><b class="status">${status}</b> ${proseHtml(description)}</p>${medias.join('')}`
  })
  const named = Object.entries(events ?? {}).map(
    ([name, data]) => `<p>Event <code>${escapeHtml(name)}</code></p>${schemaHtml(data)}`,
  )
  const failures = errors.map(
    ({ code, status, title, retryable }) =>
      `<tr><td><b class="status bad">${status}</b></td><td><code>${code}</code><br>${escapeHtml(title)}${retryable ? ' <small>try again</small>' : ''}</td></tr>`,
  )
  return `${successes.join('')}${named.join('')}<table>${failures.join('')}</table>`
}

function exampleHtml({ example }: OpenApiMedia): string {
  return example === undefined
    ? ''
    : `<details class="example"><summary>Example</summary><pre>${escapeHtml(JSON.stringify(example, null, 2))}</pre></details>`
}

interface TryOptions {
  readonly method: OpenApiMethod
  readonly path: string
  readonly operation: OpenApiOperation
  readonly mediaType: string
  readonly media: OpenApiMedia | undefined
  readonly files: readonly string[]
}

function tryHtml({ method, path, operation, mediaType, media, files }: TryOptions): string {
  const fields = operation.parameters
    .filter((parameter) => parameter.in !== 'header' || parameter.name === 'Idempotency-Key')
    .map((parameter) => parameterField(parameter))
  return `<form class="try" data-method="${method.toUpperCase()}" data-path="${escapeHtml(path)}"><h4>Try it</h4>
${fields.join('')}${media === undefined ? '' : mediaType === 'application/json' ? jsonField(media) : formFields(media, files)}
<button>Send</button><output></output></form>`
}

function parameterField({ name, in: place, required, example }: OpenApiParameter): string {
  const values = Array.isArray(example)
    ? (example as readonly unknown[]).map(String).join(', ')
    : textOf(example)
  const isList = Array.isArray(example) ? ' data-list' : ''
  return `<label>${escapeHtml(name)}<input name="${escapeHtml(name)}" data-in="${place}"${isList} value="${escapeHtml(required ? values : '')}" placeholder="${escapeHtml(values)}"${required ? ' required' : ''}></label>`
}

function jsonField({ example }: OpenApiMedia): string {
  const text = JSON.stringify(example ?? {}, null, 2)
  return `<label>body<textarea name="body" data-in="body" rows="${Math.min(14, text.split('\n').length + 1)}" spellcheck="false">${escapeHtml(text)}</textarea></label>`
}

function formFields({ schema = {}, example }: OpenApiMedia, files: readonly string[]): string {
  const members = Object.entries(
    (schema['properties'] as { readonly [name: string]: JsonSchema } | undefined) ?? {},
  )
  const shown: Readonly<Record<string, unknown>> =
    typeof example === 'object' && example !== null ? (example as Record<string, unknown>) : {}
  return members
    .map(([name]) => {
      const text = textOf(shown[name])
      return `<label>${escapeHtml(name)}<input name="${escapeHtml(name)}" data-in="form" ${files.includes(name) ? 'type="file"' : `value="${escapeHtml(text)}"`}></label>`
    })
    .join('')
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
