/**
 * What the slots of templates stand for, and the number of subject and object. A slot without a value is
 * null.
 */
export type Slots = {
  readonly values: { readonly [slot: string]: string | null }
  readonly subjectPlural: boolean
  readonly objectPlural: boolean
  readonly topicPlural: boolean
}

/** Chooses one of some alternatives. */
export type Choose = (alternatives: readonly string[]) => string

const slot = /\{(\w+)\}/gu

/** True when every slot of a template has a value, in whichever alternative. */
export function canRender(template: string, slots: Slots): boolean {
  return Array.from(template.matchAll(slot), ([, name = '']) => name).every(
    (name) => (slots.values[name] ?? '') !== '',
  )
}

/**
 * Writes a template out: `(a|b)` is a free choice, `[enters|enter]` agrees with the subject, `<is|are>` with
 * the object, `‹is|are›` with the topic, and `{S}` is a slot. Sentences begin with a capital.
 */
export function renderTemplate(template: string, slots: Slots, choose: Choose): string {
  const text = template
    .replace(/\(([^()|]*\|[^()]*)\)/gu, (_, list: string) => choose(list.split('|')))
    .replace(/\[([^[\]|]*)\|([^[\]]*)\]/gu, (_, one: string, many: string) =>
      slots.subjectPlural ? many : one,
    )
    .replace(/<([^<>|]*)\|([^<>]*)>/gu, (_, one: string, many: string) => (slots.objectPlural ? many : one))
    .replace(/‹([^‹›|]*)\|([^‹›]*)›/gu, (_, one: string, many: string) => (slots.topicPlural ? many : one))
    .replace(slot, (_, name: string) => slots.values[name] ?? '')
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?<!\s)\s+(?=[,.])/gu, '')
    .trim()
    .replace(/(?:^|[.!?…]\s+)["“«]?\p{Ll}/gu, (start) => start.toLocaleUpperCase())
}
