import {
  assembleStage,
  defineRecipe,
  defineStage,
  imagesStage,
  musicStage,
  renderStage,
  voiceStage,
} from '@mutoscope/core'
import * as z from 'zod'

/** A haiku: three lines, one scene each. */
type HaikuBrief = { readonly lines: readonly string[]; readonly author: string }

/**
 * A recipe of your own: its brief, its first stage, and ready-made stages after it. The first stage writes
 * the storyboard itself, so no script model is asked.
 */
export const haikuRecipe = defineRecipe<HaikuBrief>({
  name: 'haiku',
  brief: z.strictObject({
    lines: z.array(z.string().trim().min(1).max(80)).length(3),
    author: z.string().trim().min(1).max(80),
  }),
  settings: {
    style: 'watercolor',
    music: 'ambient',
    template: 'fade',
    transitionMs: 1000,
    voiceSpeed: 0.85,
  },
  stages: [
    defineStage<HaikuBrief>('layout', { resource: 'io' }, async ({ project, update }) => {
      const { lines, author } = project.brief
      const source = JSON.stringify(project.brief)
      if (project.storyboard?.source === source) return
      await update(() => ({
        storyboard: {
          title: author,
          source,
          scenes: lines.map((line, index) => ({
            id: `line-${index + 1}`,
            description: line,
            narration: line,
            imagePrompt: line,
            shot: index === 0 ? 'extreme-wide' : 'close-up',
            move: 'still',
            durationMs: 4000,
            takes: { image: 1, speech: 1 },
          })),
        },
      }))
    }),
    imagesStage((brief) => brief.author),
    voiceStage((brief) => brief.author),
    musicStage((brief) => brief.author),
    renderStage((brief) => brief.author),
    assembleStage((brief) => brief.author),
  ],
})
