import type { ClipData } from '@mutoscope/core/ports'
import * as z from 'zod'

/**
 * What an operation keeps of a clip's request, because the provider does not say it again. All null where an
 * operator adopts a job by its id alone: the clip is then measured.
 */
export const clipFacts = {
  durationSec: z.number().nullable().default(null),
  width: z.number().nullable().default(null),
  height: z.number().nullable().default(null),
  audio: z.boolean().nullable().default(null),
}

/** The facts of a clip as its model reports them. */
export function toClipData({
  durationSec,
  width,
  height,
  audio,
}: {
  readonly durationSec: number | null
  readonly width: number | null
  readonly height: number | null
  readonly audio: boolean | null
}): ClipData {
  return { durationMs: durationSec === null ? null : durationSec * 1000, width, height, audio }
}
