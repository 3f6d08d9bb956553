import { binary } from '../../contract/response-definition.js'
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
    summary: 'Download the video',
    description:
      'Returns the most recently finished video. Counts as one download, however many ranges are requested.',
    auth: 'optional',
    params: jobParams,
    responses: { 200: binary('video/mp4') },
    errors: [jobNotFound, videoNotReady, videoNotFound],
    example: { params: sampleParams },
  }),
  exportVideo: defineRoute({
    method: 'GET',
    path: '/api/v2/jobs/:job_id/export',
    summary: 'Export the video in another format and size',
    description:
      'The first request encodes the export, which takes a while; later ones return it immediately. Free of charge. Counts as a download.',
    auth: 'required',
    params: jobParams,
    query: exportQuery,
    responses: { 200: binary('video/mp4', 'video/webm', 'video/quicktime') },
    errors: [jobNotFound, videoNotReady, videoNotFound, ...inWords(mediaErrors, jobWords)],
    example: { params: sampleParams, query: { format: 'mp4', quality: 'high' } },
  }),
}
