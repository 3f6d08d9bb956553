import type { Json } from '../digest/canonical-json.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { OutputBytes } from '../kinds/kind.js'
import type { MediaChecks, MediaProbe } from '../kinds/media-checks.js'
import type { ByteSource } from '../storage/byte-source.js'

/** What was found in an output: its facts as measured, or why it cannot be used. */
export type Measured =
  | { readonly usable: true; readonly data: Json }
  | { readonly usable: false; readonly reason: string; readonly cause?: unknown }

/** Lengths that differ by no more than this are the same: encoders pad sound, milliseconds. */
const SAME_LENGTH_MS = 50

/**
 * Opens and measures what a model gave, before it is kept. What was measured takes the place of what the
 * model says about size, length and sound; what nobody can measure stays as it says.
 *
 * @throws what says nothing about the bytes, such as `DISK_FULL`, `CANCELLED`
 */
export async function measureOutput(
  media: Pick<MediaChecks, 'probe' | 'checkPicture'>,
  bytes: OutputBytes,
  body: ByteSource | null,
  data: Json,
  signal: AbortSignal,
): Promise<Measured> {
  if (body === null) return { usable: false, reason: 'it is empty' }
  try {
    if (bytes === 'picture') {
      const size = await media.checkPicture(body)
      return { usable: true, data: { ...(data as object), ...size } }
    }
    return toMeasured(bytes, await media.probe(body, { signal }), data)
  } catch (cause) {
    if (!MutoscopeError.isInstance(cause) || !UNUSABLE.has(cause.code)) throw cause
    return { usable: false, reason: cause.message, cause }
  }
}

/** Codes that judge the bytes and not the machine. */
const UNUSABLE: ReadonlySet<string> = new Set(['MEDIA_INVALID', 'MEDIA_TOO_LARGE'])

function toMeasured(bytes: 'sound' | 'clip', { video, audio, durationMs }: MediaProbe, data: Json): Measured {
  if (bytes === 'clip' && video === null) return { usable: false, reason: 'it has no picture' }
  if (bytes === 'sound' && audio === null) return { usable: false, reason: 'it has no sound' }
  if (durationMs === 0) return { usable: false, reason: 'its duration is zero' }
  const seen = bytes === 'clip' && video !== null ? { width: video.width, height: video.height } : {}
  const heard = bytes === 'clip' ? { audio: audio !== null } : {}
  const said = data as { readonly [name: string]: Json }
  return { usable: true, data: { ...said, ...seen, ...heard, ...toLength(said, durationMs) } }
}

/** A length that the model had wrong, and the times of its words with it. */
function toLength(
  { durationMs: said, words }: { readonly [name: string]: Json },
  measuredMs: number | null,
): { readonly [name: string]: Json } {
  if (measuredMs === null || (typeof said === 'number' && Math.abs(said - measuredMs) <= SAME_LENGTH_MS))
    return {}
  if (typeof said !== 'number' || said <= 0 || !Array.isArray(words) || words.length === 0)
    return { durationMs: measuredMs }
  const stretch = (ms: number) => Math.round((ms * measuredMs) / said)
  return {
    durationMs: measuredMs,
    timing: 'spread',
    words: (words as readonly { text: string; startMs: number; endMs: number }[]).map((word) => ({
      ...word,
      startMs: stretch(word.startMs),
      endMs: stretch(word.endMs),
    })),
  }
}
