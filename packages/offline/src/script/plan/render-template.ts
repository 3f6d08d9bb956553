/**
 * What the slots of templates stand for, and the number of subject and object. A slot without a value is
 * null.
 */
export type Blanks = {
  readonly values: { readonly [blank: string]: string | null }
  readonly subjectPlural: boolean
  readonly objectPlural: boolean
  readonly topicPlural: boolean
}

/** Chooses one of some alternatives. */
export type Choose = (alternatives: readonly string[]) => string

const blank = /\{(\w+)\}/gu

/** True when every slot of a template has a value, in whichever alternative. */
export function canRender(template: string, blanks: Blanks): boolean {
  return Array.from(template.matchAll(blank), ([, name = '']) => name).every(
    (name) => (blanks.values[name] ?? '') !== '',
  )
}

/**
 * Writes a template out: `(a|b)` is a free choice, `[enters|enter]` agrees with the subject, `<is|are>` with
 * the object, `‹is|are›` with the topic, and `{S}` is a slot. Sentences begin with a capital.
 */
export function renderTemplate(template: string, blanks: Blanks, choose: Choose): string {
  const text = template
    .replace(/\(([^()|]*\|[^()]*)\)/gu, (_, list: string) => choose(list.split('|')))
    .replace(/\[([^[\]|]*)\|([^[\]]*)\]/gu, (_, one: string, many: string) =>
      blanks.subjectPlural ? many : one,
    )
    .replace(/<([^<>|]*)\|([^<>]*)>/gu, (_, one: string, many: string) => (blanks.objectPlural ? many : one))
    .replace(/‹([^‹›|]*)\|([^‹›]*)›/gu, (_, one: string, many: string) => (blanks.topicPlural ? many : one))
    .replace(blank, (_, name: string) => blanks.values[name] ?? '')
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\s)\s+(?=[,.])/gu, '')
    .trim()
    .replace(/(?:^|[.!?…]\s+)["“«]?\p{Ll}/gu, (start) => start.toLocaleUpperCase())
}
