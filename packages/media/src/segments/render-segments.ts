import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MutoscopeError } from '@mutoscope/core'
import type { MediaContext, RenderedSegment, SegmentSpec } from '@mutoscope/core/ports'
import type { CaptionDrawer } from '../captions/create-caption-drawer.js'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import type { PictureCache } from '../frames/picture-cache.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from '../media-limits.js'
import { createClipShelf } from '../reels/create-clip-shelf.js'
import { checkSegments } from './check-segments.js'
import { encoderArguments } from './encoder-arguments.js'
import { drawSegment, startReels } from './draw-segment.js'
import { handOver } from './hand-over.js'
import { loadSegment, type LoadedSegment, type SegmentTools } from './load-segment.js'
import { startComposer, type Composer } from './start-composer.js'

/** What rendering needs besides the specifications. */
export interface RenderSegmentsOptions {
  /** Path of ffmpeg. */
  readonly ffmpeg: string
  /**
   * The compiled drawing kernel; null draws without it. Keep one for all renders, so that threads that end
   * never free its code.
   */
  readonly kernel: WebAssembly.Module | null
  /** Decoded pictures; keep one for all renders, so that a reorder decodes nothing again. */
  readonly pictures: PictureCache
  /** Keep one for all renders too. */
  readonly drawCaption: CaptionDrawer
  /** @default {@link DEFAULT_MEDIA_LIMITS} */
  readonly limits?: MediaLimits
  /** Folder for the work folder of a render. @default the system's folder for temporary files */
  readonly workFolder?: string
  /** Wall clock of one encode. @default no limit */
  readonly timeoutMs?: number
}

/** Segments whose pictures are made ready before they are drawn. */
const AHEAD = 4

/**
 * Renders segments in one encode: frames are drawn in a thread, piped to ffmpeg and cut into one MP4 piece
 * per segment. Each piece goes to `done`, in order, when it is whole and has the right number of frames; its
 * file may be moved away until `done` is over. Whatever else was written is removed, also after an error.
 *
 * @throws `INVALID_INPUT` for specifications that do not belong together, `MEDIA_INVALID` and
 *   `MEDIA_TOO_LARGE` for pictures and clips, `FFMPEG_FAILED`, `FFMPEG_UNAVAILABLE`, `DISK_FULL`,
 *   `CANCELLED`, `TIMEOUT`, and whatever `done` throws
 */
export async function renderSegments(
  specs: readonly SegmentSpec[],
  context: MediaContext,
  done: (segment: RenderedSegment) => Promise<void>,
  options: RenderSegmentsOptions,
): Promise<void> {
  const format = checkSegments(specs)
  if (format === null) return
  if (context.signal.aborted) throw cancelled(context.signal)
  const folder = await mkdtemp(join(options.workFolder ?? tmpdir(), 'mutoscope-segments-'))
  const timeout = options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }
  const limits = options.limits ?? DEFAULT_MEDIA_LIMITS
  const composer = startComposer(format.width, format.height, options.kernel)
  const stopping = new AbortController()
  const clips = createClipShelf(
    { ...context, signal: stopping.signal },
    { ffmpeg: options.ffmpeg, folder, format, limits, ...timeout },
  )
  const tools: SegmentTools = { pictures: options.pictures, drawCaption: options.drawCaption, clips, limits }
  let failure: { readonly error: unknown } | null = null
  const stop = (error: unknown): void => {
    failure ??= { error }
    composer.fail(error)
    void pieces.close()
    stopping.abort()
  }
  const onAbort = (): void => stop(cancelled(context.signal))
  context.signal.addEventListener('abort', onAbort, { once: true })
  const pieces = handOver(specs, folder, done, stop)
  // What drawing failed with comes first: ffmpeg, ended for it, still lists a piece that was cut off.
  const watched: Composer = {
    ...composer,
    next: () =>
      composer.next().catch((error: unknown) => {
        stop(error)
        throw error
      }),
  }
  try {
    await runFfmpeg({
      binary: options.ffmpeg,
      args: encoderArguments(
        format,
        specs.map((spec) => spec.frames),
      ),
      cwd: folder,
      signal: stopping.signal,
      ...timeout,
      input: (write) => feed(specs, context, watched, tools, write),
      onListLine: (line) => pieces.take(line),
    })
    await pieces.end()
  } catch (error) {
    stop(error)
  } finally {
    context.signal.removeEventListener('abort', onAbort)
    await pieces.close()
    await Promise.all([composer.close(), clips.close()])
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  // Whatever came first is the cause; ffmpeg's own complaint often only follows from it.
  const cause = failure as { readonly error: unknown } | null
  if (cause !== null) throw cause.error
}

/**
 * Has every segment drawn and writes its frames, with the pictures of the next few being made ready
 * meanwhile.
 */
async function feed(
  specs: readonly SegmentSpec[],
  context: MediaContext,
  composer: Composer,
  tools: SegmentTools,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const total = specs.reduce((sum, spec) => sum + spec.frames, 0)
  const loading: Promise<LoadedSegment>[] = []
  let written = 0
  let queued: Promise<void> = Promise.resolve()
  const prepare = (until: number): void => {
    for (const spec of specs.slice(loading.length, until)) {
      const segment = loadSegment(spec, context, tools)
      loading.push(segment)
      queued = Promise.all([queued, segment]).then(([, ready]) => drawSegment(ready, composer))
      queued.catch((error: unknown) => composer.fail(error))
    }
  }
  for (const [index, spec] of specs.entries()) {
    prepare(index + 1 + AHEAD)
    // A decoder takes a moment to start; it does so while the segment before is drawn. An error is told by
    // the queue.
    loading[index + 1]?.then(startReels, () => {})
    for (let frame = 0; frame < spec.frames; frame++) {
      const drawn = await composer.next()
      await write(drawn.bytes)
      drawn.free()
      context.progress(++written / total)
    }
  }
}

function cancelled(signal: AbortSignal): MutoscopeError {
  return new MutoscopeError('CANCELLED', { cause: signal.reason })
}
