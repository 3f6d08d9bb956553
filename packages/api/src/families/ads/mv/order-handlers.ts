import { ARTIFACT_NAMES, type ClipBrief } from '@mutoscope/core'
import { respond } from '../../../contract/handler-response.js'
import type { Handlers } from '../../../contract/handler.js'
import type { AdsServices } from '../ads-services.js'
import { fillTemplate } from '../flavors/fill-template.js'
import { loadEstimate } from '../generate/estimate-completion.js'
import { jobUrl, toAccepted } from '../generate/generate-handlers.js'
import { startJob } from '../generate/start-job.js'
import { storeUpload } from '../generate/store-upload.js'
import { finishRun } from './finish-run.js'
import type { MvFiles } from './mv-files.js'
import type { mvRoutes } from './mv-routes.js'
import { SONG_BYTES } from './mv-wire.js'
import { toMusicVideo, toSettings } from './to-music-video.js'

/** Answers the routes that start jobs: clips and whole music videos. */
export function createOrderHandlers(
  services: AdsServices,
  files: MvFiles,
): Pick<Handlers<typeof mvRoutes>, 'mvVideo' | 'mvGenerate'> {
  const { studio, flavors } = services
  return {
    async mvVideo({ query, body }, context) {
      const { ownerId } = context
      const flavor = await flavors.load(query.config_flavor)
      const pictures = await files.pictures(ownerId, body.reference_image_s3_keys)
      await studio.runs.assertQueue()
      const durationSec = body.duration ?? flavor.parameters.scene_duration
      const brief: ClipBrief = {
        prompt: fillTemplate(flavor.scene_prompts.scene, 'prompt', body.prompt),
        durationSec,
        engine: flavor.parameters.engine,
        images: pictures.map((picture) => ({ ...picture, use: 'reference' })),
        audio: false,
      }
      const job = await startJob(services, {
        ownerId,
        kind: 'clip',
        brief,
        settings: toSettings(flavor),
        priority: body.priority,
        budgetUsd: body.budget_usd,
        files: [
          (jobId, { id: projectId }) =>
            files.draft({ ownerId, projectId }, sceneKey(jobId), ARTIFACT_NAMES.video),
        ],
      })
      const key = sceneKey(job.id)
      if (context.prefers('respond-async')) {
        const estimate = await loadEstimate(services, ownerId, 'clip')
        return respond(
          202,
          { ...toAccepted(job, estimate(durationSec)), s3_key: key },
          { location: jobUrl(context, job), 'preference-applied': 'respond-async' },
        )
      }
      await finishRun(studio, job.run, context)
      const { content } = await files.find(ownerId, key)
      return respond(200, {
        video_url: await context.fileUrl(ownerId, content, 'scene_001.mp4'),
        s3_key: key,
        job_id: job.id,
      })
    },

    async mvGenerate({ query, form }, context) {
      const { ownerId } = context
      const flavor = await flavors.load(query.config_flavor)
      const references = await files.pictures(ownerId, form.reference_image_s3_keys)
      await studio.runs.assertQueue()
      const music =
        form.music === undefined ? undefined : await storeUpload(studio, ownerId, form.music, SONG_BYTES)
      const { brief, settings } = toMusicVideo(flavor, {
        concept: form.concept_prompt,
        numScenes: form.num_scenes,
        scenes: form.scenes,
        character: form.character_description,
        references,
        music,
        songTitle: form.song_title,
        genre: form.genre,
        bpm: form.bpm,
        durationSec: form.duration,
      })
      const job = await startJob(services, {
        ownerId,
        kind: 'music_video',
        brief,
        settings,
        priority: form.priority,
        budgetUsd: form.budget_usd,
      })
      const estimate = await loadEstimate(services, ownerId, 'music_video')
      return respond(202, toAccepted(job, estimate(brief.durationSec)), { location: jobUrl(context, job) })
    },
  }
}

function sceneKey(jobId: string): string {
  return `mv/projects/${jobId}/scenes/scene_001.mp4`
}
