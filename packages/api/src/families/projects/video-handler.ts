import { ARTIFACT_NAMES, frameSize, RECIPES, sceneImageName, type ProjectRef } from '@mutoscope/core'
import { respond } from '../../contract/handler-response.js'
import { ApiError } from '../../contract/error-definition.js'
import { updatedAt } from '../../kept-project/present-kept.js'
import type { Handlers } from '../../contract/handler.js'
import { toProjectWarnings } from './project-warnings.js'
import { audioAndImagesRequired } from './errors.js'
import { assertIdle, findProject, type KeptProject } from './find-project.js'
import { THUMBNAIL, durationOf, presentProject, presentThumbnail } from './present-project.js'
import { knownImages } from './project-images.js'
import type { ProjectServices } from './project-record.js'
import { toSettings } from './project-words.js'
import { finishRun, prepareScenes, type StepContext } from './run-step.js'
import type { stepRoutes } from './step-routes.js'

const ASYNC = 'respond-async'

/** Renders videos. */
export function createVideoHandler(
  services: ProjectServices,
): Pick<Handlers<typeof stepRoutes>, 'generateVideo'> {
  const { studio } = services

  /** What is left when the run has ended: its voice track and its thumbnail. */
  async function finish(kept: KeptProject, runId: string, context: StepContext): Promise<void> {
    const { signal } = context
    const run = await studio.runs.wait({ ownerId: kept.ref.ownerId, runId }, { signal })
    await finishRun(services, kept, run, context)
    await makeThumbnail(services, kept.ref)
  }

  return {
    async generateVideo({ params, body }, context) {
      const kept = await findProject(services, params.id, context)
      await assertIdle(services, kept, context)
      const images = knownImages(kept)
      if (
        !kept.artifacts.has(ARTIFACT_NAMES.audio) ||
        images.length === 0 ||
        images.some(({ picture }) => picture === null)
      )
        throw new ApiError(audioAndImagesRequired, { message: 'Audio and images required' })
      const { template, ...fields } = body
      await studio.projects.update(kept.ref, {
        settings: toSettings({ ...fields, video_template_id: template }),
      })
      await prepareScenes(services, kept, context)
      const run = await studio.runs.start(kept.ref, { target: RECIPES.narrated.stages.video })
      if (context.prefers(ASYNC)) {
        // Whoever asked has gone; a failure is told by the project, and a thumbnail that is missing is made
        // with the next video.
        finish(kept, run.id, {
          signal: new AbortController().signal,
          url: (path) => context.url(path),
        }).catch(() => {})
        return respond(
          202,
          { message: 'Video generation started', status: 'processing' },
          { location: context.url(`/projects/${params.id}`), 'preference-applied': ASYNC },
        )
      }
      await finish(kept, run.id, context)
      const done = await findProject(services, params.id, context)
      const { video_url } = await presentProject(services, done, context)
      return respond(200, {
        video_url: video_url ?? '',
        thumbnail: (await presentThumbnail(done, context)) ?? '',
        duration: durationOf(done.artifacts.get(ARTIFACT_NAMES.video)),
        status: 'video_ready',
        warnings: toProjectWarnings(done),
        updated_at: updatedAt(done, done.record),
      })
    },
  }
}

/** Of the first picture: the frames of the video have captions in them. */
async function makeThumbnail({ studio, records }: ProjectServices, ref: ProjectRef): Promise<void> {
  const [
    { settings, storyboard },
    {
      data: { title },
    },
  ] = await Promise.all([studio.projects.get(ref), records.get({ ownerId: ref.ownerId, id: ref.projectId })])
  const source = await studio.artifacts.get(ref, sceneImageName({ id: storyboard?.scenes[0]?.id ?? '' }))
  await studio.derive(ref, { stage: THUMBNAIL }, async (make) =>
    make.thumbnail(THUMBNAIL, {
      source,
      variant: 'clean',
      title,
      ...frameSize(settings.aspectRatio, '720p'),
    }),
  )
}
