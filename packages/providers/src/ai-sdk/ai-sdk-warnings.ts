import * as z from 'zod'

/** The warnings of an answer in words. */
export function readAiSdkWarnings(answer: unknown): readonly string[] {
  const parsed = warnedSchema.safeParse(answer)
  return (parsed.data?.warnings ?? []).map(({ type, feature, setting, details, message }) => {
    const about = feature ?? setting
    return [about === null || about === undefined ? type : `${about}: ${type}`, details ?? message]
      .filter((part) => typeof part === 'string')
      .join('. ')
  })
}

const text = z.string().nullish()
const warnedSchema = z.looseObject({
  warnings: z
    .array(z.looseObject({ type: z.string(), feature: text, setting: text, details: text, message: text }))
    .nullish(),
})
