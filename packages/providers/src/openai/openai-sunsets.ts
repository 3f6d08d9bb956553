/**
 * Days on which OpenAI switches models off, `YYYY-MM-DD`, from its deprecations page
 * (developers.openai.com/api/docs/deprecations). The first pattern that fits decides.
 */
const SUNSETS: readonly (readonly [model: RegExp, day: string])[] = [
  [/^(?:tts-1|tts-1-hd|gpt-4o-mini-tts)$/u, '2027-01-06'],
  [/^(?:gpt-image-1-mini|gpt-image-1\.5|chatgpt-image-latest)$/u, '2026-12-01'],
  [/^gpt-image-1$/u, '2026-10-23'],
  [/^(?:gpt-5(?:$|[-.])|o3(?:$|-))/u, '2026-12-11'],
  [/^gpt-4(?:o|\.1)(?:$|-)/u, '2027-01-14'],
]

/**
 * A warning for every output of a model that will be switched off; empty for the others. Dated snapshots end
 * with their model.
 */
export function sunsetWarnings(model: string): string[] {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')
  const day = SUNSETS.find(([pattern]) => pattern.test(name))?.[1]
  return day === undefined ? [] : [`OpenAI switches ${model} off on ${day}. Choose another model before.`]
}
