import { defineRoute } from '../../../contract/route.js'
import { inWords, runErrors } from '../../../run-project/run-errors.js'
import { fileErrors, storyboardWords, taskBusy, taskNotFound, thumbnailNotFound } from '../errors.js'
import {
  extractedFrame,
  frameBody,
  resultsBody,
  thumbnail,
  thumbnailList,
  thumbnailParams,
  thumbnailsBody,
  thumbnailSet,
  variantList,
  videoThumbnailsParams,
} from './thumbnail-wire.js'

const sample = {
  id: '9f2c',
  video_id: '0192f0c1-0000-7000-8000-000000000001',
  variant: 'bold' as const,
  image_url: 'https://example.com/api/files/token/bold.jpg',
  click_prediction: 0.61,
  is_selected: false,
  created_at: '2025-11-14T10:30:00.000Z',
  width: 1280,
  height: 720,
  timestamp: 12.5,
  scores: { contrast: 0.7, legibility: 0.9, colour: 0.4, subject: 0.4 },
  impressions: 0,
  clicks: 0,
  click_rate: null,
}
const params = { task_id: sample.video_id }

/** Making thumbnails: the documented routes. */
export const thumbnailRoutes = {
  generateThumbnails: defineRoute({
    method: 'POST',
    path: '/api/storyboard/thumbnails/generate',
    summary: 'Generate thumbnails',
    description:
      'Uses the video frames that suit each variant best, or, if no video can be loaded, a picture generated from the context. Sorted by `click_prediction`, best first.',
    auth: 'required',
    body: thumbnailsBody,
    responses: { 200: thumbnailSet },
    limit: 'generate',
    errors: [...fileErrors, taskBusy, ...inWords(runErrors, storyboardWords)],
    example: {
      body: {
        video_url: 'https://runway.ml/...',
        context: { song_title: 'Summer Vibes', genre: 'electronic', mood: 'happy' },
        variants: ['bold', 'vibrant', 'minimal'],
      },
      response: {
        video_id: sample.video_id,
        source: 'video',
        thumbnails: [sample],
        count: 1,
        note: 'Worked out from the picture.',
        warnings: [],
      },
    },
  }),
  listVariants: defineRoute({
    method: 'GET',
    path: '/api/storyboard/thumbnails/variants',
    summary: 'List variants',
    auth: 'public',
    responses: { 200: variantList },
    example: {
      response: {
        variants: [
          {
            id: 'bold',
            name: 'Bold',
            description: 'Huge capitals with a thick outline over a punchy picture.',
          },
        ],
        count: 1,
      },
    },
  }),
  extractFrame: defineRoute({
    method: 'POST',
    path: '/api/storyboard/thumbnails/extract-frame',
    summary: 'Extract a frame from a video',
    auth: 'required',
    body: frameBody,
    responses: { 200: extractedFrame },
    errors: fileErrors,
    example: {
      body: { video_url: sample.video_id, timestamp: 12.5 },
      response: {
        video_id: sample.video_id,
        image_url: 'https://example.com/api/files/token/frame.png',
        timestamp: 12.5,
        width: 1920,
        height: 1080,
      },
    },
  }),
}

/** Choosing among thumbnails that were made. */
export const thumbnailLibraryRoutes = {
  listThumbnails: defineRoute({
    method: 'GET',
    path: '/api/storyboard/videos/:task_id/thumbnails',
    summary: 'List the thumbnails of a video, best first',
    auth: 'required',
    params: videoThumbnailsParams,
    responses: { 200: thumbnailList },
    errors: [taskNotFound],
    example: {
      params,
      response: { video_id: sample.video_id, thumbnails: [sample], count: 1, selected_id: null },
    },
  }),
  selectThumbnail: defineRoute({
    method: 'POST',
    path: '/api/storyboard/videos/:task_id/thumbnails/:thumbnail_id/select',
    summary: 'Select a thumbnail',
    description: 'Deselects the previous one.',
    auth: 'required',
    params: thumbnailParams,
    responses: { 200: thumbnailList },
    errors: [taskNotFound, thumbnailNotFound],
    example: {
      params: { ...params, thumbnail_id: sample.id },
      response: {
        video_id: sample.video_id,
        thumbnails: [{ ...sample, is_selected: true }],
        count: 1,
        selected_id: sample.id,
      },
    },
  }),
  reportThumbnail: defineRoute({
    method: 'POST',
    path: '/api/storyboard/videos/:task_id/thumbnails/:thumbnail_id/results',
    summary: 'Record A/B test results',
    description: 'Adds the counts to the previous ones; compare variants by `click_rate`.',
    auth: 'required',
    params: thumbnailParams,
    body: resultsBody,
    responses: { 200: thumbnail },
    errors: [taskNotFound, thumbnailNotFound],
    example: {
      params: { ...params, thumbnail_id: sample.id },
      body: { impressions: 200, clicks: 11 },
      response: { ...sample, impressions: 200, clicks: 11, click_rate: 0.055 },
    },
  }),
}
