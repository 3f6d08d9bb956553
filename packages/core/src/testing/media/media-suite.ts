import type { describe, expect, it } from 'vitest'
import { fromBase64 } from '../../digest/base64.js'
import type { Artifact } from '../../domain/artifact.js'
import type { StitchSpec } from '../../kinds/video.js'
import type { Media, MediaContext } from '../../media/media.js'
import type { ModelOutput } from '../../providers/model.js'
import { writeWavHeader } from '../../sound/write-wav-header.js'
import { bytesSource, readBytes, type ByteSource } from '../../storage/byte-source.js'

/** The parts of a test runner that the suite uses: vitest's own, or something that behaves like them. */
export interface MediaTestApi {
  readonly describe: typeof describe
  readonly it: typeof it
  readonly expect: typeof expect
}

/** What the suite is told about an implementation. */
export interface TestMediaOptions {
  /**
   * Says that its files only stand in for media, as those of a fake: what is measured in decoded pictures and
   * sound is left out, and so is what only a decoder refuses. @default false
   */
  readonly standsIn?: boolean
  /**
   * Names the files that work has left behind, without those it has handed over; without it that is not
   * looked at.
   */
  readonly leftovers?: () => Promise<readonly string[]>
}

/** What each part of the suite is given. */
export interface MediaSuite extends MediaTestApi {
  readonly options: TestMediaOptions
  /** The implementation, the same one for all cases. */
  readonly media: () => Promise<Media>
  /** The film that the suite makes once, and how it was joined. */
  readonly film: () => Promise<Artifact>
  readonly stitchSpec: () => Promise<StitchSpec>
  /** Bytes by the digest of their artifact: what is made is put here, to be asked for again. */
  readonly stored: Map<string, ByteSource>
}

/** The size of everything the suite makes, unless a case is about sizes. */
export const SIZE = { width: 64, height: 36 } as const
export const FPS = 30
/** Length of each of the two segments. */
export const FRAMES = 15

/** A frame of a coded sound is at most so long, milliseconds; its last one may be cut off or filled up. */
export const SOUND_FRAME_MS = 50

/** A picture of 64 by 36 pixels. */
export const PICTURE =
  fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAkCAIAAAC2bqvFAAAArklEQVR42u3PMZVDAQhFwS8jJRIigXJlICPlkxAJlJGBFKSsAW5FyzljYJ7n0ciAgwACCQo0eC5wgW3gpZEBBwEEEhRocIELrANvjQw4CCCQoECDC1xgHfjTyICDAAIJCjS4wAXWgdDIgIMAAgkKNLjABdaBj0YGHAQQSFCgwQUusA58NTLgIIBAggINLnCBdeCnkQEHAQQSFGhwgQusA6WRAQcBBBIUaHCBCywD/0lU0KaFVX9iAAAAAElFTkSuQmCC',
  ) ?? new Uint8Array()

/** What a server sends instead of a file. */
export const ERROR_PAGE = new TextEncoder().encode('<!doctype html><title>502 Bad Gateway</title>')

/** An artifact as a specification names it. */
export function artifactOf(digest: string, data: Artifact['data'] = {}): Artifact {
  return {
    type: 'artifact',
    id: digest,
    ownerId: 'ada',
    digest,
    kind: 'upload',
    request: null,
    content: null,
    data,
    warnings: [],
    provenance: {
      provider: 'suite',
      model: 'suite',
      version: '1',
      projectId: 'project',
      runId: 'run',
      stage: 'stage',
      name: digest,
      costMicros: 0,
      licence: 'CC0-1.0',
      madeAt: 0,
      tookMs: 0,
    },
  }
}

/** Keeps bytes under a digest and answers the artifact that stands for them. */
export function store(
  { stored }: Pick<MediaSuite, 'stored'>,
  digest: string,
  bytes: Uint8Array | ByteSource,
  data: Artifact['data'] = {},
): Artifact {
  stored.set(digest, bytes instanceof Uint8Array ? bytesSource(bytes) : bytes)
  return artifactOf(digest, data)
}

/** What the port is told, and every progress it has reported. */
export function contextOf(
  { stored }: Pick<MediaSuite, 'stored'>,
  signal: AbortSignal = new AbortController().signal,
): MediaContext & { readonly reported: readonly number[] } {
  const reported: number[] = []
  return {
    signal,
    reported,
    progress: (fraction) => reported.push(fraction),
    open: async ({ digest }) => stored.get(digest) ?? bytesSource(new Uint8Array()),
  }
}

/** The body of an output, which has one. */
export function bodyOf({ body }: ModelOutput<unknown>): ByteSource {
  return body ?? bytesSource(new Uint8Array())
}

/** The bytes of an output as text that can be compared. */
export async function bytesOf(output: ModelOutput<unknown>): Promise<Uint8Array> {
  return readBytes(bodyOf(output))
}

/** Checks that a report of progress only ever goes forward, from 0 to 1. */
export function expectForward({ expect }: MediaTestApi, reported: readonly number[]): void {
  expect(reported).toEqual(reported.toSorted((a, b) => a - b))
  expect(reported.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true)
}

/** A tone of so many milliseconds that is struck twice a second, as a WAV file of one channel. */
export function beatingTone(ms: number): Uint8Array {
  const rate = 24_000
  const samples = Math.round((ms * rate) / 1000)
  const header = writeWavHeader(2 * samples, { sampleRate: rate, channels: 1 })
  const bytes = new Uint8Array(header.length + 2 * samples)
  bytes.set(header)
  const view = new DataView(bytes.buffer, header.length)
  for (let index = 0; index < samples; index++) {
    const sinceStrike = index % (rate / 2)
    const level = 0.5 * Math.exp(-sinceStrike / (rate / 20))
    view.setInt16(2 * index, 32_767 * level * Math.sin((2 * Math.PI * 440 * index) / rate), true)
  }
  return bytes
}
