import type { Model } from '../providers/model.js'
import { defineKind } from './define-kind.js'

/** A picture that a clip begins, ends or is guided with, by the hash of its bytes in the asset store. */
export type FrameImage = {
  readonly hash: string
  readonly mediaType: string
  readonly use: 'first' | 'last' | 'reference'
}

/** What a clip is asked for. */
export type VideoRequest = {
  readonly prompt: string
  /** Seconds; one of what the model can make. */
  readonly durationSec: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly images: readonly FrameImage[]
  /**
   * A clip to be changed, by the hash of its bytes in the asset store; only models that work on one take it.
   */
  readonly video?: { readonly hash: string; readonly mediaType: string }
  readonly audio: boolean
  readonly seed?: number
  /** Position in a longer length, from 1: another part of the same prompt is another clip. */
  readonly part?: number
  /** From 1. */
  readonly take: number
}

/** Facts about a clip; null where the provider does not say. */
export type ClipData = {
  readonly durationMs: number | null
  readonly width: number | null
  readonly height: number | null
  readonly audio: boolean | null
}

/** What a video model can make, as data. */
export interface VideoCapabilities {
  /** Seconds of one clip: a closed list, or a range of whole seconds. */
  readonly durations: readonly number[] | { readonly min: number; readonly max: number }
  /** Sizes it makes, width × height. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  /** A first picture is needed. */
  readonly needsImage: boolean
  /** It takes a first picture, so that a clip can go on where another ended. */
  readonly takesFirstImage: boolean
  readonly takesLastImage: boolean
  /** It takes pictures of what is to be seen where it begins with none. @default false */
  readonly takesReferences?: boolean
  /** A clip to be changed is needed. @default false */
  readonly needsVideo?: boolean
  readonly audio: boolean
  readonly maxPromptChars: number
}

/** Makes clips: MP4 or WebM. */
export type VideoModel = Model<VideoRequest, ClipData> & { readonly capabilities: VideoCapabilities }

/** Clips that models make. */
export const clipKind = defineKind<VideoRequest, ClipData, 'video'>({
  slot: 'video',
  bytes: 'clip',
  standIn: ({ durationSec, width, height, audio }) => ({
    durationMs: durationSec * 1000,
    width,
    height,
    audio,
  }),
})
