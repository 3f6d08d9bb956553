import type { Artifact } from '../../domain/artifact.js'
import type { MixSpec } from '../../kinds/mix.js'
import type { RenderedSegment } from '../../media/media.js'
import type { SegmentSpec } from '../../kinds/segment.js'
import type { StitchSpec } from '../../kinds/video.js'
import { bytesSource } from '../../storage/byte-source.js'
import {
  beatingTone,
  bodyOf,
  bytesOf,
  contextOf,
  FPS,
  FRAMES,
  PICTURE,
  SIZE,
  store,
  type MediaSuite,
} from './media-suite.js'

/** How long the film of the suite is, milliseconds. */
export const FILM_MS = 1000
const SAMPLES = 48 * FILM_MS

/** A still with a caption, and a transition from it to itself. */
export function segmentSpecs(suite: Pick<MediaSuite, 'stored'>): readonly [SegmentSpec, SegmentSpec] {
  const layer = (from: number) =>
    ({ picture: store(suite, 'picture', PICTURE), move: 'zoom-in', sceneFrames: 2 * FRAMES, from }) as const
  const format = { ...SIZE, fps: FPS, quality: 'draft', frames: FRAMES } as const
  return [
    {
      ...format,
      layers: [layer(0)],
      transition: null,
      captions: [{ from: 2, to: 12, lines: ['A lighthouse'] }],
    },
    { ...format, layers: [layer(FRAMES), layer(0)], transition: 'fade', captions: [] },
  ]
}

/** Renders segments, and keeps what each is: its file may go once it was taken. */
export async function renderSegments(
  suite: MediaSuite,
  specs: readonly SegmentSpec[],
): Promise<readonly RenderedSegment[]> {
  const rendered: RenderedSegment[] = []
  await (
    await suite.media()
  ).renderSegments(specs, contextOf(suite), async ({ index, output }) => {
    rendered.push({ index, output: { ...output, body: bytesSource(await bytesOf(output)) } })
  })
  return rendered
}

/** A voice over music, as long as the film. */
export function mixSpec(suite: Pick<MediaSuite, 'stored'>): MixSpec {
  return {
    samples: SAMPLES,
    voices: [{ audio: store(suite, 'voice', beatingTone(600)), atSample: 4800 }],
    music: {
      audio: store(suite, 'music', beatingTone(400)),
      gainDb: -8,
      duckDb: -12,
      fadeInMs: 50,
      fadeOutMs: 50,
    },
    targetLufs: -16,
    ceilingDb: -1.5,
    bitrateKbps: 96,
  }
}

/** Makes the segments and the mix of the film and says how to join them. */
export async function makePieces(suite: MediaSuite): Promise<StitchSpec> {
  const segments = await renderSegments(suite, segmentSpecs(suite))
  const mix = await (await suite.media()).mix(mixSpec(suite), contextOf(suite))
  return {
    ...SIZE,
    fps: FPS,
    title: 'A lighthouse',
    sound: store(suite, 'mix', bodyOf(mix), mix.data),
    pieces: segments.map(({ index, output }) => ({
      segment: store(suite, `segment ${index}`, bodyOf(output), output.data),
      frames: output.data.frames,
    })),
  }
}

/** Makes the whole film. */
export async function makeFilm(suite: MediaSuite): Promise<Artifact> {
  const film = await (await suite.media()).stitch(await suite.stitchSpec(), contextOf(suite))
  return store(suite, 'film', bodyOf(film), film.data)
}
