import { defineRoute } from '../../contract/route.js'
import { runErrors } from '../../run-project/run-errors.js'
import {
  audioAndImagesRequired,
  imageNotFound,
  imagesRequired,
  projectBusy,
  projectNotFound,
  scriptRequired,
} from './errors.js'
import { SAMPLE_AT, SAMPLE_FILES, sampleParams, sampleProject } from './project-samples.js'
import { projectParams } from './project-wire.js'
import {
  audioBody,
  audioResponse,
  imageBody,
  imageParams,
  imageResponse,
  imagesBody,
  imagesResponse,
  scriptBody,
  scriptResponse,
  videoBody,
  videoResponse,
  videoStarted,
} from './step-wire.js'

const common = { method: 'POST', auth: 'required', limit: 'generate', idempotent: true } as const
const failures = [projectNotFound, projectBusy, ...runErrors] as const

/** Routes that generate, one step after the other. Each waits for its end. */
export const stepRoutes = {
  generateScript: defineRoute({
    ...common,
    path: '/projects/:id/generate-script',
    summary: 'Generate the script',
    description: 'Replaces the current script. Repeating a request returns the same script.',
    params: projectParams,
    body: scriptBody,
    responses: { 200: scriptResponse },
    errors: failures,
    example: {
      params: sampleParams,
      body: {
        title: 'The Future of AI',
        description: 'What machines learn',
        use_case: 'explanation',
        language: 'en',
        style: 'educational',
      },
      response: {
        script_text: sampleProject.script_text,
        status: 'script_generated',
        warnings: [],
        updated_at: SAMPLE_AT,
      },
    },
  }),
  generateAudio: defineRoute({
    ...common,
    path: '/projects/:id/generate-audio',
    summary: 'Generate the audio',
    description: 'A different script text replaces the project’s. Only changed lines are spoken again.',
    params: projectParams,
    body: audioBody,
    responses: { 200: audioResponse },
    errors: [...failures, scriptRequired],
    example: {
      params: sampleParams,
      body: {
        script_text: 'Machines learn. So do we.',
        voice_id: 'alloy',
        audio_speed: 1,
        audio_pitch: 1,
        language: 'en',
      },
      response: {
        audio_path: `${SAMPLE_FILES}/audio.mp3`,
        status: 'audio_generated',
        warnings: [],
        updated_at: SAMPLE_AT,
      },
    },
  }),
  generateImages: defineRoute({
    ...common,
    path: '/projects/:id/generate-images',
    summary: 'Generate all images',
    description:
      'Each image becomes a scene. When their number changes, the sentences of the script are redistributed, and lines that were split differently are spoken again. ' +
      'Current images are reused. Whatever a scene needs before its image (script, voice) is generated too.',
    params: projectParams,
    body: imagesBody,
    responses: { 200: imagesResponse },
    errors: [...failures, imagesRequired],
    example: {
      params: sampleParams,
      body: {
        images: [
          { prompt: 'AI brain', url: null },
          { prompt: 'Future city', url: null },
        ],
        style: 'realistic',
      },
      response: { images: sampleProject.images, status: 'images_ready', warnings: [], updated_at: SAMPLE_AT },
    },
  }),
  generateImage: defineRoute({
    ...common,
    path: '/projects/:id/generate-images/:scene_index',
    summary: 'Generate one image',
    description:
      'The index starts at 0. Repeating the same prompt and style creates another take. Other missing images are generated as well; the first request for one of them returns it.',
    params: imageParams,
    body: imageBody,
    responses: { 200: imageResponse },
    errors: [...failures, imageNotFound],
    example: {
      params: { ...sampleParams, scene_index: 0, warnings: [] },
      body: { prompt: 'A futuristic AI brain', style: 'realistic' },
      response: { image_url: `${SAMPLE_FILES}/image-0.png`, scene_index: 0, warnings: [] },
    },
  }),
  generateVideo: defineRoute({
    ...common,
    path: '/projects/:id/generate-video',
    summary: 'Render the video',
    description:
      'Requires audio and images. Waits for the video; with `Prefer: respond-async` it returns 202 immediately, and the project shows when it is done. A different resolution regenerates the images in that size.',
    params: projectParams,
    body: videoBody,
    responses: { 200: videoResponse, 202: videoStarted },
    errors: [...failures, audioAndImagesRequired],
    example: {
      params: sampleParams,
      body: { resolution: '1080p', fps: 30, template: 'basic_fade', background_music: 'cinematic' },
      response: {
        video_url: `${SAMPLE_FILES}/video.mp4`,
        thumbnail: `${SAMPLE_FILES}/thumbnail.jpg`,
        duration: 45,
        status: 'video_ready',
        warnings: [],
        updated_at: SAMPLE_AT,
      },
    },
  }),
}
