import { defineKind, type ModelOf } from '@mutoscope/core'

/** What a sound effect is asked for. */
export type EffectRequest = {
  readonly prompt: string
  readonly durationMs: number
  /** From 1; another take of the same prompt is another sound. */
  readonly take: number
}

/** Facts about a sound effect. */
export type EffectData = { readonly durationMs: number }

/** A kind that is bought: whoever makes sound effects can stand in its slot. */
export const effectKind = defineKind<EffectRequest, EffectData>({
  slot: 'effect',
  bytes: 'sound',
  standIn: ({ durationMs }) => ({ durationMs }),
})

/** The port of its models. */
export type EffectModel = ModelOf<typeof effectKind>
