import { ARTIFACT_NAMES, MutoscopeError, type Artifact, type ErrorCode } from '@mutoscope/core'
import type { FileBody } from '../../contract/handler-response.js'
import { ApiError } from '../../contract/error-definition.js'
import type { Handlers } from '../../contract/handler.js'
import type { RouteContext } from '../../contract/route-context.js'
import { startsDownload } from '../../downloads/starts-download.js'
import { storedFile } from '../../downloads/stored-file.js'
import { EXPORT_SIZES } from './edit-wire.js'
import { videoNotFound, videoNotReady } from './errors.js'
import { findOwnJob, findVisibleJob, type Job } from './find-job.js'
import type { JobServices } from './job-record.js'
import type { videoRoutes } from './video-routes.js'

/** Loads videos and their exports, and counts how often. */
export function createVideoHandlers(services: JobServices): Handlers<typeof videoRoutes> {
  const { studio, jobs } = services

  async function countDownload({ ref, record }: Job, file: FileBody, context: RouteContext): Promise<void> {
    if (!startsDownload(context, file)) return
    await jobs.change({ ownerId: ref.ownerId, id: record.id }, ({ data }) => ({
      data: { ...data, downloads: data.downloads + 1 },
    }))
  }

  async function toFile(artifact: Artifact, filename?: string): Promise<FileBody> {
    const content = artifact.content ?? missingFile()
    const options = filename === undefined ? {} : { filename }
    return storedFile(studio, content, options).catch((error: unknown) => {
      if (MutoscopeError.isInstance(error) && isLost(error.code)) return missingFile()
      throw error
    })
  }

  return {
    async getVideo({ params }, context) {
      const job = await findVisibleJob(services, params.job_id, context)
      const video = job.artifacts.get(ARTIFACT_NAMES.video)
      if (video === undefined)
        throw new ApiError(videoNotReady, {
          message: `Video not ready. Current status: ${job.status}`,
          details: { status: job.status },
        })
      const file = await toFile(video)
      await countDownload(job, file, context)
      return file
    },

    async exportVideo({ params, query }, context) {
      const job = await findOwnJob(services, params.job_id, context)
      if (job.status !== 'completed')
        throw new ApiError(videoNotReady, {
          message: `Video not ready for export. Current status: ${job.status}`,
          details: { status: job.status },
        })
      const video = job.artifacts.get(ARTIFACT_NAMES.video) ?? missingFile()
      await toFile(video)
      const { format, quality } = query
      // Not ended with the request: whoever asks next finds the export.
      const exported = await studio.derive(job.ref, { stage: 'export' }, async (make) =>
        make.export(`export/${format}-${quality}`, {
          video,
          container: format,
          shortSide: EXPORT_SIZES[quality],
        }),
      )
      const file = await toFile(exported, `job-${job.number}-${quality}.${format}`)
      await countDownload(job, file, context)
      return file
    },
  }
}

function missingFile(): never {
  throw new ApiError(videoNotFound)
}

/** True when the bytes of a video are gone or damaged: rendering again makes them anew. */
function isLost(code: ErrorCode): boolean {
  return code === 'ASSET_NOT_FOUND' || code === 'ASSET_CORRUPT'
}
