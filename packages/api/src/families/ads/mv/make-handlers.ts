import {
  ARTIFACT_NAMES,
  MutoscopeError,
  RECIPES,
  toMicros,
  type Project,
  type Run,
  type StartRun,
} from '@mutoscope/core'
import type { Handlers } from '../../../contract/handler.js'
import type { AdsServices } from '../ads-services.js'
import { fillTemplate } from '../flavors/fill-template.js'
import { discardProject } from './discard-project.js'
import { finishRun } from './finish-run.js'
import type { MvFiles } from './mv-files.js'
import type { mvRoutes } from './mv-routes.js'
import { toMusicVideo } from './to-music-video.js'

const SUFFIXES: { readonly [mediaType: string]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
}

/** Answers the routes that wait for what they make: scene prompts and character references. */
export function createMakeHandlers(
  { studio, flavors }: AdsServices,
  files: MvFiles,
): Pick<Handlers<typeof mvRoutes>, 'mvScenes' | 'mvCharacterReference'> {
  async function start(project: Project, run: StartRun): Promise<Run> {
    const [placed] = await studio.orders.place([{ project, run }])
    if (placed?.run == null) throw new MutoscopeError('UNREACHABLE')
    return placed.run
  }

  return {
    async mvScenes({ query, body }, context) {
      const { ownerId } = context
      const flavor = await flavors.load(query.config_flavor)
      await studio.runs.assertQueue()
      const { brief, settings } = toMusicVideo(flavor, {
        concept: body.concept_prompt,
        numScenes: body.num_scenes,
        character: body.character_description,
      })
      const project = studio.projects.draft({
        ownerId,
        recipe: RECIPES.musicVideo.name,
        brief,
        settings,
        budgetMicros: toBudget(body.budget_usd),
      })
      const ref = { ownerId, projectId: project.id }
      const run = await start(project, { target: RECIPES.musicVideo.stages.script, priority: body.priority })
      try {
        await finishRun(studio, run, context)
        const { storyboard } = await studio.projects.get(ref)
        return {
          scenes: (storyboard?.scenes ?? []).map(({ imagePrompt }, index) => ({
            sequence: index + 1,
            prompt: fillTemplate(flavor.scene_prompts.scene, 'prompt', imagePrompt),
            duration: flavor.parameters.scene_duration,
          })),
        }
      } finally {
        // The script stays with the owner and costs nothing the next time; the project was only its frame.
        await discardProject(studio, ref, run)
      }
    },

    async mvCharacterReference({ query, body }, context) {
      const { ownerId } = context
      const {
        image_params: { shot, aspect_ratio: aspectRatio, resolution, style },
        image_prompts: prompts,
      } = await flavors.load(query.config_flavor)
      await studio.runs.assertQueue()
      const project = studio.projects.draft({
        ownerId,
        recipe: RECIPES.picture.name,
        settings: { aspectRatio, resolution, style },
        budgetMicros: toBudget(body.budget_usd),
        brief: {
          prompt: fillTemplate(prompts.character, 'character_description', body.character_description),
          shot,
          take: body.take,
        },
      })
      const ref = { ownerId, projectId: project.id }
      const run = await start(project, { priority: body.priority })
      try {
        await finishRun(studio, run, context)
      } catch (error) {
        // Nobody was told of it: it has no key yet.
        await discardProject(studio, ref, run)
        throw error
      }
      const { content } = await studio.artifacts.get(ref, ARTIFACT_NAMES.picture)
      if (content === null) throw new MutoscopeError('ARTIFACT_NOT_FOUND')
      const filename = `${crypto.randomUUID()}.${SUFFIXES[content.mediaType] ?? 'png'}`
      const key = `mv/outputs/character_reference/${filename}`
      await files.add(ref, key, ARTIFACT_NAMES.picture)
      return { image_url: await context.fileUrl(ownerId, content, filename), s3_key: key }
    },
  }
}

function toBudget(usd: number | undefined): number | null {
  return usd === undefined ? null : toMicros(usd)
}
