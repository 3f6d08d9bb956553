import { uploadErrors } from '../../../uploads/upload-errors.js'
import { defineRoute } from '../../../contract/route.js'
import { queueErrors, runErrors } from '../../../run-project/run-errors.js'
import { configFlavorInvalid, fileNotFound, unknownConfigFlavor, validationError } from '../errors.js'
import { acceptedJob } from '../generate/generate-wire.js'
import {
  acceptedVideo,
  character,
  characterBody,
  file,
  fileQuery,
  flavorList,
  flavorQuery,
  musicVideoForm,
  scenes,
  scenesBody,
  video,
  videoBody,
} from './mv-wire.js'

const errors = [validationError, unknownConfigFlavor, configFlavorInvalid]
const makingErrors = [...errors, ...runErrors]
const order = { auth: 'required', query: flavorQuery, limit: 'generate', idempotent: true } as const

const concept = 'Robot exploring Austin, Texas'
const robot = 'Silver metallic humanoid robot'
const pictureKey = 'mv/outputs/character_reference/0b6f3c1e-3f0c-4a55-9d53-4a4c0a1f7d11.png'
const jobId = '550e8400-e29b-41d4-a716-446655440000'
const clipKey = `mv/projects/${jobId}/scenes/scene_001.mp4`
const sampleScenes = [
  { sequence: 1, prompt: 'Silver metallic robot walking through downtown Austin...', duration: 8 },
]

/** Routes that make music videos and their parts. */
export const mvRoutes = {
  configFlavors: defineRoute({
    method: 'GET',
    path: '/api/mv/config-flavors',
    summary: 'List configuration flavors',
    auth: 'required',
    responses: { 200: flavorList },
    example: { response: { flavors: ['default', 'example'], default_flavor: 'default' } },
  }),
  mvScenes: defineRoute({
    ...order,
    method: 'POST',
    path: '/api/mv/scenes',
    summary: 'Generate the scene prompts of a music video',
    body: scenesBody,
    responses: { 200: scenes },
    errors: makingErrors,
    example: {
      query: { config_flavor: 'example' },
      body: { concept_prompt: concept, num_scenes: 4 },
      response: { scenes: sampleScenes },
    },
  }),
  mvCharacterReference: defineRoute({
    ...order,
    method: 'POST',
    path: '/api/mv/character-reference',
    summary: 'Generate a character reference image',
    body: characterBody,
    responses: { 200: character },
    errors: makingErrors,
    example: {
      body: { character_description: robot },
      response: { image_url: 'https://studio.example/api/files/token/character.png', s3_key: pictureKey },
    },
  }),
  mvVideo: defineRoute({
    ...order,
    method: 'POST',
    path: '/api/mv/video',
    summary: 'Generate the clip of a scene',
    description:
      'Waits for the clip. With `Prefer: respond-async` it returns 202 immediately; follow the job under `/api/jobs`.',
    body: videoBody,
    responses: { 200: video, 202: acceptedVideo },
    errors: [...makingErrors, fileNotFound],
    example: {
      body: { prompt: 'Robot walking through downtown', duration: 8, reference_image_s3_keys: [pictureKey] },
      response: {
        video_url: 'https://studio.example/api/files/token/scene_001.mp4',
        s3_key: clipKey,
        job_id: jobId,
      },
    },
  }),
  mvGenerate: defineRoute({
    ...order,
    method: 'POST',
    path: '/api/mv/generate',
    summary: 'Generate a complete music video',
    description:
      'Turns a concept and a song, your own or a composed one, into scenes, pictures or clips, cut on the beat. Follow the job under `/api/jobs`.',
    form: musicVideoForm,
    responses: { 202: acceptedJob },
    errors: [...errors, fileNotFound, ...queueErrors, ...uploadErrors],
    example: {
      form: {
        concept_prompt: concept,
        num_scenes: 4,
        character_description: robot,
        scenes: JSON.stringify([{ prompt: 'Robot at dawn', duration: 8 }]),
        genre: 'synthwave',
        bpm: 100,
      },
      response: {
        job_id: jobId,
        status: 'pending',
        estimated_completion_time: 480,
        message: 'Video generation job created successfully',
      },
    },
  }),
  mvFile: defineRoute({
    method: 'GET',
    path: '/api/mv/files',
    summary: 'Get a fresh URL for a key',
    auth: 'required',
    query: fileQuery,
    responses: { 200: file },
    errors: [fileNotFound],
    example: {
      query: { s3_key: pictureKey },
      response: {
        s3_key: pictureKey,
        url: 'https://studio.example/api/files/token/character.png',
        media_type: 'image/png',
        size: 48_213,
      },
    },
  }),
}
