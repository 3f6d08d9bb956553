import type { Model } from '../providers/model.js'
import type { ClipData } from './clip.js'
import { defineKind } from './define-kind.js'

/** What a talking head is asked for: a text it speaks with its voice, or audio it follows. */
export type AvatarRequest = {
  /** The provider's id of the avatar, or the hash of a portrait in the asset store. */
  readonly avatar:
    | { readonly type: 'preset'; readonly id: string }
    | { readonly type: 'picture'; readonly hash: string; readonly mediaType: string }
  readonly speech:
    | { readonly type: 'text'; readonly text: string; readonly voiceId: string }
    | { readonly type: 'audio'; readonly hash: string; readonly mediaType: string }
  readonly width: number
  readonly height: number
  /** From 1. */
  readonly take: number
}

/** Makes clips of talking heads. */
export type AvatarModel = Model<AvatarRequest, ClipData>

/** Talking heads that models make. */
export const avatarKind = defineKind<AvatarRequest, ClipData, 'avatar'>({
  slot: 'avatar',
  bytes: 'clip',
  standIn: ({ width, height }) => ({ durationMs: null, width, height, audio: true }),
})
