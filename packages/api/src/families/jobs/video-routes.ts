import { binary } from '../../contract/reply.js'
import { defineRoute } from '../../contract/route.js'
import { inWords, mediaErrors } from '../../run-project/run-errors.js'
import { exportQuery } from './edit-wire.js'
import { jobNotFound, jobWords, videoNotFound, videoNotReady } from './errors.js'
import { sampleParams } from './job-samples.js'
import { jobParams } from './job-wire.js'

/** Routes that load the video. */
export const videoRoutes = {
  getVideo: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id/video',
    summary: 'Load the video',
    description:
      'The last video that was finished. Counts as a download, once however many ranges it is loaded in.',
    auth: 'optional',
    params: jobParams,
    reply: { 200: binary('video/mp4') },
    errors: [jobNotFound, videoNotReady, videoNotFound],
    example: { params: sampleParams },
  }),
  exportVideo: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id/export',
    summary: 'Load the video in another format and size',
    description:
      'The first time it is made, which takes a while; then it is there. Costs nothing. Counts as a download.',
    auth: 'required',
    params: jobParams,
    query: exportQuery,
    reply: { 200: binary('video/mp4', 'video/webm', 'video/quicktime') },
    errors: [jobNotFound, videoNotReady, videoNotFound, ...inWords(mediaErrors, jobWords)],
    example: { params: sampleParams, query: { format: 'mp4', quality: 'high' } },
  }),
}
