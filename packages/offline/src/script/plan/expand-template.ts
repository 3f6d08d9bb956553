import { countWords } from '@mutoscope/core/speech'
import { canRender, renderTemplate, type Blanks } from './render-template.js'

/** One way to write a template out. */
export type Variant = { readonly text: string; readonly words: number; readonly sentences: readonly string[] }

const mostVariants = 128

/** Every way to write a template out, at most 128; none when a slot has no value. */
export function expandTemplate(template: string, blanks: Blanks): Variant[] {
  if (!canRender(template, blanks)) return []
  const sizes = Array.from(
    template.matchAll(/\(([^()|]*\|[^()]*)\)/gu),
    ([, list = '']) => list.split('|').length,
  )
  const count = Math.min(
    mostVariants,
    sizes.reduce((product, size) => product * size, 1),
  )
  return Array.from({ length: count }, (_, number) => {
    let rest = number
    const text = renderTemplate(template, blanks, (alternatives) => {
      const chosen = alternatives[rest % alternatives.length] ?? ''
      rest = Math.floor(rest / alternatives.length)
      return chosen
    })
    return { text, words: countWords(text), sentences: splitSaid(text) }
  })
}

function splitSaid(text: string): string[] {
  return text.split(/(?<=[.!?…])\s+/u)
}
