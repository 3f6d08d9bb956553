import { RECIPES } from '@mutoscope/core'
import { ApiError } from '../../contract/error-definition.js'
import { updatedAt } from '../../kept-project/present-kept.js'
import type { Handlers } from '../../contract/handler.js'
import { imagesRequired, scriptRequired } from './errors.js'
import { drawImage } from './draw-image.js'
import { assertIdle, findProject } from './find-project.js'
import { assertOwnImageUrls } from './image-urls.js'
import { imageUrl, presentAudio, presentImages } from './present-project.js'
import { knownImages, toWantedImages } from './project-images.js'
import type { ProjectServices } from './project-record.js'
import { isOtherScript, scriptText, toBrief, toSettings, withFields } from './project-words.js'
import { toProjectWarnings } from './project-warnings.js'
import { runStep } from './run-step.js'
import { stepRoutes } from './step-routes.js'
import { makeVoiceTrack } from './voice-track.js'

const STAGES = RECIPES.narrated.stages

/** Writes scripts, speaks them and draws their images. */
export function createStepHandlers(
  services: ProjectServices,
): Omit<Handlers<typeof stepRoutes>, 'generateVideo'> {
  const { studio, records } = services
  return {
    async generateScript({ params, body }, context) {
      const kept = await findProject(services, params.id, context)
      await assertIdle(services, kept, context)
      const { style, use_case, language, title, description } = body
      const { data } = await records.change({ ownerId: context.ownerId, id: params.id }, (record) => ({
        data: withFields(record.data, { use_case, language, script_style: style }),
      }))
      // Title and description are of this script; the project keeps its own.
      const brief = toBrief(withFields(data, { title, description }))
      await studio.projects.update(kept.ref, { brief, settings: { language: data.language } })
      await runStep(services, kept, STAGES.script, context)
      const done = await findProject(services, params.id, context)
      return {
        script_text: scriptText(done),
        status: 'script_generated',
        warnings: toProjectWarnings(done),
        updated_at: updatedAt(done, done.record),
      }
    },

    async generateAudio({ params, body }, context) {
      const kept = await findProject(services, params.id, context)
      await assertIdle(services, kept, context)
      const text = isOtherScript(kept, body.script_text) ? body.script_text : scriptText(kept)
      if (text === '') throw new ApiError(scriptRequired, { message: 'Script required' })
      const { data } = await records.change({ ownerId: context.ownerId, id: params.id }, (record) => ({
        data: withFields(record.data, { language: body.language }),
      }))
      // Words that were written for another request must not be written anew because they are spoken in
      // another language.
      const keepsWords = text !== scriptText(kept) || data.language !== kept.project.settings.language
      await studio.projects.update(kept.ref, {
        settings: { ...toSettings(body), language: data.language },
        ...(keepsWords
          ? {
              brief: kept.project.storyboard === null ? toBrief(data, text) : { ...kept.brief, script: text },
            }
          : {}),
      })
      await runStep(services, kept, STAGES.voice, context)
      if ((await makeVoiceTrack(studio, kept.ref)) === null)
        throw new ApiError(scriptRequired, { message: 'Script required' })
      const done = await findProject(services, params.id, context)
      return {
        audio_path: (await presentAudio(done, context)) ?? '',
        status: 'audio_generated',
        warnings: toProjectWarnings(done),
        updated_at: updatedAt(done, done.record),
      }
    },

    async generateImages({ params, body }, context) {
      const kept = await findProject(services, params.id, context)
      await assertIdle(services, kept, context)
      await assertOwnImageUrls(studio, body.images, context, stepRoutes.generateImages)
      const given = body.images ?? knownImages(kept)
      if (given.length === 0) throw new ApiError(imagesRequired, { message: 'images cannot be empty' })
      await records.change({ ownerId: context.ownerId, id: params.id }, (record) => ({
        data: {
          ...record.data,
          images:
            toWantedImages({ ...kept, record }, given)?.map(({ prompt }) => ({ prompt, style: null })) ??
            null,
          drawnAlong: [],
        },
      }))
      if (body.style !== undefined)
        await studio.projects.update(kept.ref, { settings: { style: body.style } })
      await runStep(services, kept, STAGES.images, context)
      const done = await findProject(services, params.id, context)
      return {
        images: await presentImages(done, context),
        status: 'images_ready',
        warnings: toProjectWarnings(done),
        updated_at: updatedAt(done, done.record),
      }
    },

    async generateImage({ params, body }, context) {
      const { id, scene_index: index } = params
      const kept = await findProject(services, id, context)
      await assertIdle(services, kept, context)
      await drawImage(services, kept, index, body, context)
      const done = await findProject(services, id, context)
      const picture = knownImages(done)[index]?.picture ?? null
      return {
        image_url: (await imageUrl({ picture }, index, context)) ?? '',
        scene_index: index,
        warnings: toProjectWarnings(done),
      }
    },
  }
}
