/**
 * Days on which OpenAI switches models off, `YYYY-MM-DD`, from its deprecations page
 * (developers.openai.com/api/docs/deprecations).
 */
const SUNSETS: Readonly<Record<string, string>> = {
  'tts-1': '2027-01-06',
  'tts-1-hd': '2027-01-06',
  'gpt-4o-mini-tts': '2027-01-06',
  'gpt-image-1-mini': '2026-12-01',
  'gpt-image-1.5': '2026-12-01',
  'chatgpt-image-latest': '2026-12-01',
}

/**
 * A warning for every output of a model that will be switched off; empty for the others. Dated snapshots end
 * with their model.
 */
export function sunsetWarnings(model: string): string[] {
  const day = SUNSETS[model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')]
  return day === undefined ? [] : [`OpenAI switches ${model} off on ${day}. Choose another model before.`]
}
