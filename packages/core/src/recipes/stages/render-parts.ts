import { buildCuesInSteps } from '../../captions/build-cues.js'
import type { CaptionCue, CaptionTrack } from '../../captions/caption-track.js'
import type { Artifact } from '../../domain/artifact.js'
import { frameSize, type ProjectSettings } from '../../domain/settings.js'
import { MutoscopeError } from '../../errors/mutoscope-error.js'
import type { MixData, MixMusic, MixSpec, MixVoice } from '../../kinds/mix.js'
import type { SegmentCaption, SegmentData, SegmentLayer, SegmentSpec } from '../../kinds/segment.js'
import type { StageContext } from '../../pipeline/define-stage.js'
import type { ArtifactOf } from '../../artifacts/make-request.js'
import { inTurns, type Steps } from '../../event-loop/in-turns.js'
import type { TimingMethod } from '../../domain/word-timing.js'
import type { PlacedScene, Timeline, TimelinePiece } from '../../timeline/build-timeline.js'
import { loadScenes, type LoadedScenes, type SceneParts } from './load-scenes.js'
import type { SceneVoice } from './scene-voice.js'
import { allMakers, type Makers } from './video-makers.js'
import { ARTIFACT_NAMES } from '../artifact-names.js'

/** Samples per second of every mix. */
const SAMPLE_RATE = 48_000
/** Loudness of finished videos, as the platforms want it. */
const TARGET_LUFS = -14
const CEILING_DB = -1.5
const BITRATE_KBPS = 192
/** So many captions are made before other work has its turn. */
const CUES_AT_ONCE = 50

/** What a finished video is joined from. */
export interface RenderedParts {
  readonly segments: readonly ArtifactOf<SegmentData>[]
  readonly sound: ArtifactOf<MixData>
}

/** Makes segments, sound and captions of a project, side by side. */
export async function renderParts<Brief>(
  context: StageContext<Brief>,
  makers: Makers<Brief>,
): Promise<RenderedParts> {
  const {
    make,
    storyboard,
    project: { settings },
  } = context
  const loaded = await loadScenes(context, makers)
  const { music: makeMusic, captioned } = allMakers(makers)
  const music = await makeMusic(context)
  const { timeline, scenes } = loaded
  const voices = scenes.flatMap(({ voice }) => (voice === null ? [] : [voice]))
  const from = [...loaded.derivedFrom, ...voices.map(({ audio }) => audio)]
  const cues = await inTurns(cuesOfScenes(loaded, settings))
  const drawn = cues.map((list, index) => {
    const scene = storyboard.scenes[index]
    return scene === undefined || captioned(context, scene) ? list : []
  })
  const [segments, sound] = await Promise.all([
    make.segments(timeline.pieces.map((piece) => toSegment(piece, { ...loaded, cues: drawn, settings }))),
    make.mix('sound', toMix(timeline, scenes, music, settings), {
      derivedFrom: music === null ? from : [...from, music.audio],
    }),
    make.captions(
      ARTIFACT_NAMES.captions,
      {
        track: toTrack(timeline, cues, voices, settings),
        size: frameSize(settings.aspectRatio, settings.resolution),
      },
      { derivedFrom: from },
    ),
  ])
  return { segments, sound }
}

/** Captions of each scene. */
function* cuesOfScenes(loaded: LoadedScenes, settings: ProjectSettings): Steps<(readonly CaptionCue[])[]> {
  const cues: (readonly CaptionCue[])[] = []
  let made = 0
  for (const index of loaded.timeline.scenes.keys()) {
    const own = yield* sceneCues(loaded, index, settings)
    cues.push(own)
    made += own.length
    if (made < CUES_AT_ONCE) continue
    made = 0
    yield
  }
  return cues
}

/**
 * Captions of a scene, milliseconds from the start of the scene. They depend on that scene alone, and on the
 * one before where its voice goes on.
 */
function* sceneCues(
  { timeline, scenes }: LoadedScenes,
  index: number,
  settings: ProjectSettings,
): Steps<readonly CaptionCue[]> {
  const place = timeline.scenes[index]
  const { voice = null, goesOn = null } = scenes[index] ?? {}
  const heard = voice === null ? goesOn : { voice, from: index }
  const begins = timeline.scenes[heard?.from ?? index]
  if (!settings.captions || heard === null || place === undefined || begins === undefined) return []
  const toMs = (frames: number) => (frames * 1000) / settings.fps
  const offsetMs = toMs(begins.speechStart - place.start)
  const next = timeline.scenes[index + 1]
  const leavesAt =
    next !== undefined && scenes[index + 1]?.goesOn?.from === heard.from
      ? toMs(next.start - place.start)
      : Number.POSITIVE_INFINITY
  // Every word is shown where it is first heard.
  const words = heard.voice.words.filter(
    ({ startMs }) => startMs + offsetMs < leavesAt && (voice !== null || startMs + offsetMs >= 0),
  )
  const shown =
    voice === null
      ? {
          offsetMs: 0,
          words: words.map((word) => ({
            ...word,
            startMs: word.startMs + offsetMs,
            endMs: word.endMs + offsetMs,
          })),
        }
      : { offsetMs, words }
  return yield* buildCuesInSteps({
    lines: [{ ...shown, untilMs: toMs(place.frames) }],
    aspectRatio: settings.aspectRatio,
    language: settings.language,
  })
}

interface SegmentParts extends LoadedScenes {
  readonly cues: readonly (readonly CaptionCue[])[]
  readonly settings: ProjectSettings
}

function toSegment(
  piece: TimelinePiece,
  { timeline, scenes, cues, settings, derivedFrom }: SegmentParts,
): { name: string; spec: SegmentSpec; derivedFrom: readonly Artifact[] } {
  const shown = piece.layers.map(({ scene, from }) => ({
    index: timeline.scenes.findIndex((place) => place.id === scene),
    from,
  }))
  const layers = shown.flatMap(({ index, from }): SegmentLayer[] => {
    const place = timeline.scenes[index]
    const parts = scenes[index]
    return place === undefined || parts === undefined ? [] : [toLayer(place, parts, from)]
  })
  const captions = shown.flatMap(({ index, from }) =>
    toSegmentCaptions(cues[index] ?? [], from, piece.frames, settings.fps),
  )
  const spec: SegmentSpec = {
    ...frameSize(settings.aspectRatio, settings.resolution),
    fps: settings.fps,
    quality: settings.quality,
    frames: piece.frames,
    layers: layers as unknown as SegmentSpec['layers'],
    transition: layers.length === 2 ? timeline.transition : null,
    captions,
  }
  return {
    name: piece.name,
    spec,
    derivedFrom: [
      ...derivedFrom,
      ...shown.flatMap(({ index }) => (scenes[index]?.voice ?? scenes[index]?.goesOn?.voice)?.audio ?? []),
    ],
  }
}

/** A scene shows the clip that speaks, else its clips, else its picture. */
function toLayer(place: PlacedScene, { picture, voice, clips }: SceneParts, from: number): SegmentLayer {
  if (voice?.clip !== undefined) return { clips: [voice.clip], sceneFrames: place.frames, from }
  if (clips !== null) return { clips: clips.clips, sceneFrames: place.frames, from }
  if (picture === null)
    throw new MutoscopeError('UNREACHABLE', { message: `Scene "${place.id}" has nothing to show.` })
  return { picture, move: place.move, sceneFrames: place.frames, from }
}

function toSegmentCaptions(
  cues: readonly CaptionCue[],
  from: number,
  frames: number,
  fps: number,
): readonly SegmentCaption[] {
  return cues.flatMap((cue) => {
    const start = Math.max(0, Math.round((cue.startMs * fps) / 1000) - from)
    const end = Math.min(frames, Math.round((cue.endMs * fps) / 1000) - from)
    return end > start ? [{ from: start, to: end, lines: cue.lines }] : []
  })
}

function toMix(
  timeline: Timeline,
  scenes: readonly SceneParts[],
  music: MixMusic | null,
  settings: ProjectSettings,
): MixSpec {
  const perFrame = SAMPLE_RATE / settings.fps
  const voices = timeline.scenes.flatMap((place, index): MixVoice[] => {
    const { voice = null, clips = null } = scenes[index] ?? {}
    return [
      ...(voice === null || voice.silent
        ? []
        : [{ audio: voice.audio, atSample: place.speechStart * perFrame }]),
      ...(clips?.heard === true ? toClipVoices(clips, place.start * perFrame) : []),
    ]
  })
  return {
    samples: timeline.frames * perFrame,
    voices,
    music,
    targetLufs: TARGET_LUFS,
    ceilingDb: CEILING_DB,
    bitrateKbps: BITRATE_KBPS,
  }
}

/** The clips of a scene sound one after the other, as they are seen. */
function toClipVoices(
  { clips, plan }: NonNullable<SceneParts['clips']>,
  startSample: number,
): readonly MixVoice[] {
  let atMs = 0
  return clips.flatMap((clip, index) => {
    const atSample = startSample + Math.round((atMs * SAMPLE_RATE) / 1000)
    atMs += clip.data.durationMs ?? (plan.clips[index]?.durationSec ?? 0) * 1000
    return clip.data.audio === false ? [] : [{ audio: clip, atSample }]
  })
}

function toTrack(
  timeline: Timeline,
  cues: SegmentParts['cues'],
  voices: readonly SceneVoice[],
  settings: ProjectSettings,
): CaptionTrack {
  const shifted = timeline.scenes.flatMap((place, index) => {
    const offset = Math.round((place.start * 1000) / settings.fps)
    return (cues[index] ?? []).map((cue) => ({
      ...cue,
      startMs: cue.startMs + offset,
      endMs: cue.endMs + offset,
    }))
  })
  return { language: settings.language, cues: shifted, timing: weakest(voices.map((voice) => voice.timing)) }
}

/** From the best to the weakest. */
const METHODS: readonly TimingMethod[] = ['provider', 'aligned', 'pauses', 'spread']

function weakest(methods: readonly TimingMethod[]): TimingMethod {
  return METHODS[Math.max(0, ...methods.map((method) => METHODS.indexOf(method)))] ?? 'spread'
}
