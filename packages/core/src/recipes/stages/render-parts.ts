import { buildCues } from '../../captions/build-cues.js'
import type { CaptionCue, CaptionTrack } from '../../captions/caption-track.js'
import type { Artifact } from '../../domain/artifact.js'
import { frameSize, type ProjectSettings } from '../../domain/settings.js'
import type { Storyboard } from '../../domain/storyboard.js'
import type { MixData, MixSpec } from '../../media/mix-spec.js'
import type { SegmentCaption, SegmentData, SegmentLayer, SegmentSpec } from '../../media/segment-spec.js'
import type { StageContext } from '../../pipeline/define-stage.js'
import { forEachScene } from '../../pipeline/for-each-scene.js'
import type { ArtifactOf } from '../../pipeline/make-item.js'
import type { ImageData } from '../../providers/image-model.js'
import type { MusicData } from '../../providers/music-model.js'
import type { SpeechData, TimingMethod } from '../../providers/speech-model.js'
import { buildTimeline, type PlacedScene, type Timeline, type TimelinePiece } from '../../timeline/build-timeline.js'
import { sceneImage } from './images.js'
import { projectMusic } from './music.js'
import { sceneSpeech } from './voice.js'

/** Samples per second of every mix. */
const SAMPLE_RATE = 48_000
/** Loudness of finished videos, as the platforms want it. */
const TARGET_LUFS = -14
const CEILING_DB = -1.5
const BITRATE_KBPS = 192
/** The bed against the voice, and how far it goes down while somebody speaks, decibels. */
const MUSIC = { gainDb: -8, duckDb: -10, fadeInMs: 300, fadeOutMs: 1500 } as const

/** What a finished video is joined from. */
export interface RenderedParts {
  readonly segments: readonly ArtifactOf<SegmentData>[]
  readonly sound: ArtifactOf<MixData>
}

/** Everything of a scene that rendering needs. */
interface SceneParts {
  readonly image: ArtifactOf<ImageData>
  readonly speech: ArtifactOf<SpeechData> | null
}

/** Makes segments, sound and captions of a project, side by side. */
export async function renderParts<Brief>({ project, storyboard, make }: StageContext<Brief>, look: string): Promise<RenderedParts> {
  const { settings } = project
  const scenes = await forEachScene(storyboard, async (scene): Promise<SceneParts> => ({
    image: await make.image(...sceneImage(settings, look, scene)),
    speech: await sceneSpeech(make, settings, scene),
  }))
  const music = await projectMusic(make, settings, look)
  const timeline = buildTimeline(
    storyboard.scenes.map((scene, index) => ({ id: scene.id, move: scene.move, plannedMs: scene.durationMs, speechMs: scenes[index]?.speech?.data.durationMs ?? 0 })),
    settings,
  )
  const voices = scenes.flatMap(({ speech }) => (speech === null ? [] : [speech]))
  const cues = timeline.scenes.map((place, index) => sceneCues(place, scenes[index]?.speech ?? null, settings))
  const [segments, sound] = await Promise.all([
    make.segments(timeline.pieces.map((piece) => toSegment(piece, { timeline, scenes, cues, settings, storyboard }))),
    make.mix('sound', toMix(timeline, scenes, music, settings), { derivedFrom: music === null ? voices : [...voices, music] }),
    make.captions('captions', { track: toTrack(timeline, cues, voices, settings), size: frameSize(settings.aspectRatio, settings.resolution) }, { derivedFrom: voices }),
  ])
  return { segments, sound }
}

/** Captions of a scene, milliseconds from the start of the scene; they depend on that scene alone. */
function sceneCues(place: PlacedScene, speech: ArtifactOf<SpeechData> | null, settings: ProjectSettings): readonly CaptionCue[] {
  if (!settings.captions || speech === null) return []
  const toMs = (frames: number) => (frames * 1000) / settings.fps
  return buildCues({
    lines: [{ words: speech.data.words, offsetMs: toMs(place.speechStart - place.start), untilMs: toMs(place.frames) }],
    aspectRatio: settings.aspectRatio, language: settings.language,
  })
}

interface SegmentParts {
  readonly timeline: Timeline
  readonly scenes: readonly SceneParts[]
  readonly cues: readonly (readonly CaptionCue[])[]
  readonly settings: ProjectSettings
  readonly storyboard: Storyboard
}

function toSegment(piece: TimelinePiece, { timeline, scenes, cues, settings }: SegmentParts): { name: string; spec: SegmentSpec; derivedFrom: readonly Artifact[] } {
  const shown = piece.layers.map(({ scene, from }) => ({ index: timeline.scenes.findIndex((place) => place.id === scene), from }))
  const layers = shown.flatMap(({ index, from }): SegmentLayer[] => {
    const place = timeline.scenes[index]
    const parts = scenes[index]
    return place === undefined || parts === undefined ? [] : [{ picture: parts.image, move: place.move, sceneFrames: place.frames, from }]
  })
  const captions = shown.flatMap(({ index, from }) => toSegmentCaptions(cues[index] ?? [], from, piece.frames, settings.fps))
  const spec: SegmentSpec = {
    ...frameSize(settings.aspectRatio, settings.resolution), fps: settings.fps, quality: settings.quality, frames: piece.frames,
    layers: layers as unknown as SegmentSpec['layers'], transition: layers.length === 2 ? timeline.transition : null, captions,
  }
  return { name: piece.name, spec, derivedFrom: shown.flatMap(({ index }) => scenes[index]?.speech ?? []) }
}

function toSegmentCaptions(cues: readonly CaptionCue[], from: number, frames: number, fps: number): readonly SegmentCaption[] {
  return cues.flatMap((cue) => {
    const start = Math.max(0, Math.round((cue.startMs * fps) / 1000) - from)
    const end = Math.min(frames, Math.round((cue.endMs * fps) / 1000) - from)
    return end > start ? [{ from: start, to: end, lines: cue.lines }] : []
  })
}

function toMix(timeline: Timeline, scenes: readonly SceneParts[], music: ArtifactOf<MusicData> | null, settings: ProjectSettings): MixSpec {
  const perFrame = SAMPLE_RATE / settings.fps
  const voices = scenes.flatMap(({ speech }, index) =>
    speech === null || speech.data.silent ? [] : [{ audio: speech, atSample: (timeline.scenes[index]?.speechStart ?? 0) * perFrame }])
  return {
    samples: timeline.frames * perFrame, voices, music: music === null ? null : { audio: music, ...MUSIC },
    targetLufs: TARGET_LUFS, ceilingDb: CEILING_DB, bitrateKbps: BITRATE_KBPS,
  }
}

function toTrack(timeline: Timeline, cues: SegmentParts['cues'], voices: readonly ArtifactOf<SpeechData>[], settings: ProjectSettings): CaptionTrack {
  const shifted = timeline.scenes.flatMap((place, index) => {
    const offset = Math.round((place.start * 1000) / settings.fps)
    return (cues[index] ?? []).map((cue) => ({ ...cue, startMs: cue.startMs + offset, endMs: cue.endMs + offset }))
  })
  return { language: settings.language, cues: shifted, timing: weakest(voices.map((voice) => voice.data.timing)) }
}

/** From the best to the weakest. */
const METHODS: readonly TimingMethod[] = ['provider', 'aligned', 'pauses', 'spread']

function weakest(methods: readonly TimingMethod[]): TimingMethod {
  return METHODS[Math.max(0, ...methods.map((method) => METHODS.indexOf(method)))] ?? 'spread'
}
