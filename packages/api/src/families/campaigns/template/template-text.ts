import { ApiError } from '../../../contract/error-definition.js'
import { templateVariableMissing } from '../errors.js'

/** A place in a template, and what it is filled with when nothing is said. */
export type TemplateVariable = {
  readonly name: string
  /** For who fills it in. */
  readonly description: string
  /** Null where a value must be given. */
  readonly default: string | null
}

/** Values by name of the variable. */
export type TemplateValues = Readonly<Record<string, string>>

const PLACE = /\{\{\s*([a-z]\w{0,39})\s*\}\}/giu

/** The variables that a text names, each once, in its order. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACE)].flatMap(([, name]) => name ?? []))]
}

/** True when every pair of braces in a text is a variable, so that none is spoken by mistake. */
export function isTemplateText(text: string): boolean {
  return !/\{\{|\}\}/u.test(text.replaceAll(PLACE, ''))
}

/** All variables of a text: those that are described, and then those that are only named. */
export function describeVariables(
  text: string,
  described: readonly TemplateVariable[],
): readonly TemplateVariable[] {
  const names = variablesIn(text)
  const others = names.filter((name) => described.every((variable) => variable.name !== name))
  return [
    ...described.filter(({ name }) => names.includes(name)),
    ...others.map((name) => ({ name, description: '', default: null })),
  ]
}

/**
 * Fills a template. A value is taken as it is: braces in it are no variables.
 *
 * @throws `TEMPLATE_VARIABLE_MISSING` with the names of all that are missing
 */
export function fillTemplate(
  { content, variables }: { readonly content: string; readonly variables: readonly TemplateVariable[] },
  values: TemplateValues,
): string {
  const defaults = new Map(variables.map((variable) => [variable.name, variable.default]))
  const valueOf = (name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined
    return value === undefined || value === '' ? (defaults.get(name) ?? null) : value
  }
  const missing = variablesIn(content).filter((name) => valueOf(name) === null)
  if (missing.length > 0)
    throw new ApiError(templateVariableMissing, {
      message: `The template needs values for ${missing.join(', ')}. Send them in \`variables\`.`,
      details: { missing },
    })
  return content.replaceAll(PLACE, (_place, name: string) => valueOf(name) ?? '')
}

/** Words a voice speaks in a minute. */
const WORDS_PER_MINUTE = 150

/** How long a text takes to say, whole seconds, and how many words it has. */
export function speakingTime(text: string): { readonly words: number; readonly seconds: number } {
  const words = text.split(/\s+/u).filter((word) => word !== '').length
  return { words, seconds: Math.ceil((words * 60) / WORDS_PER_MINUTE) }
}
