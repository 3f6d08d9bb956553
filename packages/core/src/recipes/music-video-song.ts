import type { Artifact } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { MixMusic } from '../kinds/mix.js'
import type { StageContext } from '../pipeline/define-stage.js'
import { ARTIFACT_NAMES } from './artifact-names.js'
import type { MusicVideoBrief } from './music-video-brief.js'

/** The song of a music video: how it lies under the video, how long that is and where it can be cut. */
export interface Song {
  /** Null for a silent video. */
  readonly bed: MixMusic | null
  /** Length of the video, milliseconds. */
  readonly totalMs: number
  /** Where a cut sounds right, milliseconds. */
  readonly cutsMs: readonly number[]
  /** What this was worked out from. */
  readonly derivedFrom: readonly Artifact[]
}

/** Length of a video whose brief names none and brings no song. */
const USUAL_MS = 30_000
/** Length of a song that a quote cannot know yet. */
const USUAL_SONG_MS = 180_000
/** The song is everything there is to hear. */
const FULL = { gainDb: 0, duckDb: 0, fadeInMs: 0 } as const
/** A song that ends by itself ends nearly by itself. */
const FADE_MS = { cut: 1500, whole: 100 } as const

/**
 * Opens the user's song and finds its beats, or composes one. @throws `LIMIT_EXCEEDED` for a song that is
 * longer than a video may be
 */
export async function loadSong(
  { project, make }: Pick<StageContext<MusicVideoBrief>, 'project' | 'make'>,
  maxDurationSec: number,
): Promise<Song> {
  const { music, durationSec, scenes = [], bpm, concept } = project.brief
  const given = scenes.map((scene) => scene.durationSec ?? 0)
  const wantedMs =
    durationSec ??
    (given.length > 0 && given.every((length) => length > 0)
      ? given.reduce((sum, length) => sum + length, 0)
      : undefined)
  if (music !== undefined) {
    const audio = await make.upload(ARTIFACT_NAMES.song, music)
    const facts = await make.soundFacts(ARTIFACT_NAMES.songFacts, {
      sound: audio,
      // Of six hours of music only what will be heard is decoded.
      ...(wantedMs === undefined ? {} : { firstMs: wantedMs * 1000 }),
    })
    const songMs = facts.data.durationMs || USUAL_SONG_MS
    const totalMs = wantedMs === undefined ? songMs : wantedMs * 1000
    if (totalMs > maxDurationSec * 1000) {
      throw new MutoscopeError('LIMIT_EXCEEDED', {
        message: `The song lasts ${Math.round(songMs / 1000)} s, but a video may last at most ${maxDurationSec} s. Set a shorter durationSec.`,
        details: { field: 'durationSec', limit: maxDurationSec },
      })
    }
    const beatsMs = facts.data.beatsMs.length > 0 ? facts.data.beatsMs : gridOf(bpm, songMs)
    return {
      bed: { audio, ...FULL, fadeOutMs: Math.abs(totalMs - songMs) < 1000 ? FADE_MS.whole : FADE_MS.cut },
      totalMs,
      cutsMs: repeat(beatsMs, songMs, totalMs),
      derivedFrom: [audio, facts],
    }
  }
  const totalMs = wantedMs === undefined ? USUAL_MS : wantedMs * 1000
  if (project.settings.music === 'none') return { bed: null, totalMs, cutsMs: [], derivedFrom: [] }
  const bed = await make.music('music', {
    mood: project.settings.music,
    seed: concept,
    ...(bpm === undefined ? {} : { bpm }),
  })
  const { durationMs, firstBeatMs, beatsPerBar, bpm: made } = bed.data
  const beats = gridOf(made, durationMs, firstBeatMs)
  const bars = beats.filter((_, index) => index % beatsPerBar === 0)
  // Scenes of two bars and more are cut on bars, unless somebody has said how long they are.
  const barMs = (beatsPerBar * 60_000) / made
  const long =
    given.every((length) => length === 0) && totalMs / sceneCountOf(project.brief, totalMs) >= 2 * barMs
  return {
    bed: { audio: bed, ...FULL, fadeOutMs: FADE_MS.cut },
    totalMs,
    cutsMs: repeat(long ? bars : beats, durationMs, totalMs),
    derivedFrom: [bed],
  }
}

/**
 * A scene is about this long when nobody says how many there are; long songs get longer scenes, not hundreds
 * of pictures.
 */
const SCENE_MS = 4000
const MOST_SCENES = 24

/** How many scenes a music video has. */
export function sceneCountOf({ scenes, numScenes }: MusicVideoBrief, totalMs: number): number {
  return scenes?.length ?? numScenes ?? Math.min(MOST_SCENES, Math.max(1, Math.round(totalMs / SCENE_MS)))
}

function gridOf(bpm: number | undefined, untilMs: number, firstMs = 0): readonly number[] {
  if (bpm === undefined) return []
  const beatMs = 60_000 / bpm
  return Array.from(
    { length: Math.max(0, Math.ceil((untilMs - firstMs) / beatMs)) },
    (_, index) => firstMs + index * beatMs,
  )
}

/** The beats of a song that is played again and again. */
function repeat(beatsMs: readonly number[], songMs: number, totalMs: number): readonly number[] {
  const times = Math.ceil(totalMs / songMs)
  return Array.from({ length: times }, (_, round) => beatsMs.map((beat) => beat + round * songMs))
    .flat()
    .filter((beat) => beat < totalMs)
}
