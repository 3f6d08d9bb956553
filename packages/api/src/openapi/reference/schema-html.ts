import type { Json } from '@mutoscope/core'
import { typeSource } from '../type-source.js'
import type { JsonSchema } from '../document.js'
import { escapeHtml } from './escape-html.js'

/** Shows a schema as a type, with links to the components it refers to. */
export function schemaHtml(schema: JsonSchema): string {
  const marked = typeSource(schema, { typeName: (component) => `⟦${component}⟧` })
    .replaceAll('readonly ', '')
    .replaceAll(' | undefined', '')
  return `<pre class="type">${escapeHtml(marked)
    .replace(/\/\*\*[^\n]*?\*\//gu, '<i>$&</i>')
    .replace(/⟦([^⟦⟧]+)⟧/gu, '<a href="#schema-$1">$1</a>')}</pre>`
}

/** The type of a single value, in a line. */
export function shortTypeHtml(schema: JsonSchema): string {
  const { default: preset } = schema
  const limits = [
    ...rangeWords(schema['minimum'], schema['maximum'], ''),
    ...rangeWords(schema['minLength'], schema['maxLength'], ' characters'),
    ...rangeWords(schema['minItems'], schema['maxItems'], ' items'),
    ...(preset === undefined ? [] : [`default ${JSON.stringify(preset)}`]),
  ]
  const type = typeSource(schema, { typeName: (component) => component }).replaceAll('readonly ', '')
  return `<code>${escapeHtml(type)}</code>${limits.length === 0 ? '' : ` <small>${escapeHtml(limits.join(', '))}</small>`}`
}

function rangeWords(least: Json | undefined, most: Json | undefined, unit: string): readonly string[] {
  return least === undefined && most === undefined
    ? []
    : [`${JSON.stringify(least) ?? '…'}–${JSON.stringify(most) ?? '…'}${unit}`]
}
