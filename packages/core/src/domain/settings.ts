/** Picture shapes a project can have, as width to height. */
export const ASPECT_RATIOS = ['16:9', '9:16', '1:1'] as const
/** Shape of the picture, width to height: one of {@link ASPECT_RATIOS}. */
export type AspectRatio = (typeof ASPECT_RATIOS)[number]

/** Resolutions by the length of the shorter side in pixels. */
export const RESOLUTIONS = ['720p', '1080p', '1440p', '2160p'] as const
/** Length of the shorter side in pixels, such as `1080p`: one of {@link RESOLUTIONS}. */
export type Resolution = (typeof RESOLUTIONS)[number]

/** Frames per second. */
export const FRAME_RATES = [24, 30, 60] as const
/** Frames per second: one of {@link FRAME_RATES}. */
export type FrameRate = (typeof FRAME_RATES)[number]

/** How much work the encoder does: `draft` is fast, `high` is small. */
export const QUALITIES = ['draft', 'standard', 'high'] as const
/** How much work the encoder does: one of {@link QUALITIES}. */
export type Quality = (typeof QUALITIES)[number]

/** Languages of script, voice and captions (ISO 639-1). */
export const LANGUAGES = ['en', 'fr', 'es', 'de', 'it', 'pt'] as const
/** Language of a video (ISO 639-1): one of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number]

/** What a video is for; decides the beats of its script. */
export const USE_CASES = [
  'storytelling',
  'youtube-short',
  'explanation',
  'commercial',
  'inspirational',
  'educational',
  'tutorial',
] as const
/** What a video is for: one of {@link USE_CASES}. */
export type UseCase = (typeof USE_CASES)[number]

/** The tone of a script. */
export const SCRIPT_STYLES = [
  'educational',
  'inspirational',
  'comedic',
  'dramatic',
  'casual',
  'professional',
] as const
/** The tone of a script: one of {@link SCRIPT_STYLES}. */
export type ScriptStyle = (typeof SCRIPT_STYLES)[number]

/** The look of the pictures. */
export const VISUAL_STYLES = [
  'cinematic',
  'realistic',
  'pixar',
  'anime',
  'flat-design',
  'watercolor',
  'oil-painting',
  'sketch',
] as const
/** The look of the pictures: one of {@link VISUAL_STYLES}. */
export type VisualStyle = (typeof VISUAL_STYLES)[number]

/** Moods of the music bed. */
export const MUSIC_MOODS = ['none', 'soft', 'upbeat', 'cinematic', 'corporate', 'ambient'] as const
/** Mood of the music bed, or `none` for a video without music: one of {@link MUSIC_MOODS}. */
export type MusicMood = (typeof MUSIC_MOODS)[number]

/** How scenes are joined and moved: `none` is hard cuts, the others are the documented video templates. */
export const TEMPLATES = [
  'none',
  'fade',
  'slide-left',
  'slide-right',
  'zoom-in',
  'zoom-out',
  'ken-burns',
] as const
/** How scenes are joined and moved: one of {@link TEMPLATES}. */
export type Template = (typeof TEMPLATES)[number]

/** Names of voices. Providers map them to their own. */
export const VOICES = ['balanced', 'warm', 'storyteller', 'deep', 'bright', 'soft'] as const
/** A voice by its name here: one of {@link VOICES}. */
export type Voice = (typeof VOICES)[number]

/**
 * What happens when a model provably did not take a job (a refused key, no credits, out of reach): `fail`
 * fails the stage and names the model; `fail-over` asks the next model of the slot that costs money;
 * `stand-in` also lets a model without a key take its place.
 */
export const ON_FAILURE = ['fail', 'fail-over', 'stand-in'] as const
/** One of {@link ON_FAILURE}. */
export type OnFailure = (typeof ON_FAILURE)[number]

/**
 * Everything about a video that is not its words: shape, look, sound. All of it can be changed at any time.
 */
export type ProjectSettings = {
  readonly aspectRatio: AspectRatio
  readonly resolution: Resolution
  readonly fps: FrameRate
  readonly quality: Quality
  readonly language: Language
  readonly style: VisualStyle
  readonly template: Template
  /** Length of a transition in milliseconds, 100 to 2,000. */
  readonly transitionMs: number
  readonly music: MusicMood
  readonly captions: boolean
  readonly voice: Voice
  /** Speaking speed, 0.7 to 1.3; 1 is the voice's own. */
  readonly voiceSpeed: number
  /** Pitch of the voice, 0.7 to 1.3; 1 is the voice's own. */
  readonly voicePitch: number
  /** Speaking rate that scripts are planned with, 80 to 240 words per minute. */
  readonly wordsPerMinute: number
  /** The owner's consent to other models than the first of a slot. @default the studio's `onFailure` */
  readonly onFailure?: OnFailure
}

/** Settings of a project that names none. */
export const DEFAULT_SETTINGS: ProjectSettings = {
  aspectRatio: '16:9',
  resolution: '1080p',
  fps: 30,
  quality: 'standard',
  language: 'en',
  style: 'cinematic',
  template: 'ken-burns',
  transitionMs: 500,
  music: 'cinematic',
  captions: true,
  voice: 'balanced',
  voiceSpeed: 1,
  voicePitch: 1,
  wordsPerMinute: 150,
}

/** Width and height in pixels, both even. */
export type FrameSize = { readonly width: number; readonly height: number }

/** The pixel size of a shape at a resolution: 1080p is 1920×1080, 1080×1920 or 1080×1080. */
export function frameSize(aspectRatio: AspectRatio, resolution: Resolution): FrameSize {
  const short = Number.parseInt(resolution, 10)
  const long = (short * 16) / 9
  if (aspectRatio === '16:9') return { width: long, height: short }
  if (aspectRatio === '9:16') return { width: short, height: long }
  return { width: short, height: short }
}

/**
 * The size that pictures of a video are asked for: that of its frames, and of 1080p for smaller ones. So a
 * video that is rendered at 720p first and at 1080p later has its pictures drawn, and paid for, once.
 */
export function pictureSize(aspectRatio: AspectRatio, resolution: Resolution): FrameSize {
  return frameSize(aspectRatio, resolution === '720p' ? '1080p' : resolution)
}
