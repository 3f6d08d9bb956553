import { defineRecipe, defineStage, type StageContext } from '@mutoscope/core'
import * as z from 'zod'
import { effectKind } from './effect-kind.ts'
import { waveformKind } from './waveform-kind.ts'

/** The sound effects that are wanted. */
export type EffectsBrief = {
  readonly effects: readonly { readonly prompt: string; readonly durationMs: number; readonly take: number }[]
}

/** Sound effects, and a drawing of each. */
export const effectsRecipe = defineRecipe<EffectsBrief>({
  name: 'effects',
  brief: z.strictObject({
    effects: z
      .array(
        z.strictObject({
          prompt: z.string().trim().min(1).max(200),
          durationMs: z.int().min(100).max(10_000),
          take: z.int().min(1).default(1),
        }),
      )
      .min(1)
      .max(20),
  }),
  stages: [
    defineStage<EffectsBrief>('effects', { resource: 'io' }, async (context) => {
      await makeEffects(context)
    }),
    defineStage<EffectsBrief>('waveforms', { resource: 'io' }, async (context) => {
      const sounds = await makeEffects(context)
      const drawn = sounds.map((sound, index) =>
        context.make.of(waveformKind, `waveform/${index + 1}`, { sound, width: 320, height: 80 }),
      )
      await Promise.all(drawn)
    }),
  ],
})

/** Asks for every effect at once; those that are there answer from what is stored. */
function makeEffects({ project, make }: StageContext<EffectsBrief>) {
  return Promise.all(
    project.brief.effects.map((effect, index) => make.of(effectKind, `effect/${index + 1}`, effect)),
  )
}
