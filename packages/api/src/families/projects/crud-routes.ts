import {
  ASPECT_RATIOS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
  RESOLUTIONS,
  SCRIPT_STYLES,
  TEMPLATES,
  USE_CASES,
  VISUAL_STYLES,
  VOICES,
} from '@mutoscope/core'
import * as z from 'zod'
import { empty } from '../../contract/reply.js'
import { defineRoute } from '../../contract/route.js'
import { projectBusy, projectNotFound } from './errors.js'
import { sampleDraft, sampleInput, sampleParams, sampleProject } from './project-samples.js'
import { PROJECT_STATUSES } from './project-status.js'
import {
  createBody,
  project,
  projectOptions,
  projectParams,
  projectsQuery,
  updateBody,
  VOICE_RANGE,
} from './project-wire.js'

/** Everything that can be chosen for a project. */
export const PROJECT_OPTIONS = {
  statuses: [...PROJECT_STATUSES],
  languages: [...LANGUAGES],
  use_cases: [...USE_CASES],
  script_styles: [...SCRIPT_STYLES],
  voices: [...VOICES],
  image_styles: [...VISUAL_STYLES],
  resolutions: [...RESOLUTIONS],
  fps: [...FRAME_RATES],
  video_templates: [...TEMPLATES],
  background_music: [...MUSIC_MOODS],
  aspect_ratios: [...ASPECT_RATIOS],
  audio_speed: { ...VOICE_RANGE },
  audio_pitch: { ...VOICE_RANGE },
}

/** Routes that keep projects. */
export const crudRoutes = {
  listProjects: defineRoute({
    method: 'GET',
    path: '/projects',
    summary: 'List projects, newest first',
    description:
      'A bare array of all projects, or of a page of them with `limit`, and `offset` or `page`. `X-Total-Count` says how many there are, `Link` where the next page is.',
    auth: 'required',
    query: projectsQuery,
    reply: { 200: z.array(project) },
    example: {
      query: { status: 'video_ready', search: 'future', page: 1, limit: 20 },
      reply: [sampleProject],
    },
  }),
  getOptions: defineRoute({
    method: 'GET',
    path: '/projects/options',
    summary: 'List what can be chosen',
    description: 'Languages, use cases, styles, voices, templates, music, resolutions and frame rates.',
    auth: 'public',
    reply: { 200: projectOptions },
    example: { reply: PROJECT_OPTIONS },
  }),
  createProject: defineRoute({
    method: 'POST',
    path: '/projects',
    summary: 'Make a project',
    description: 'Nothing is generated yet. A `youtube_short` is upright unless it says otherwise.',
    auth: 'required',
    body: createBody,
    reply: { 201: project },
    idempotent: true,
    example: { body: sampleInput, reply: sampleDraft },
  }),
  getProject: defineRoute({
    method: 'GET',
    path: '/projects/:id',
    summary: 'Look at a project',
    auth: 'required',
    params: projectParams,
    reply: { 200: project },
    errors: [projectNotFound],
    example: { params: sampleParams, reply: sampleProject },
  }),
  updateProject: defineRoute({
    method: 'PUT',
    path: '/projects/:id',
    summary: 'Change a project',
    description:
      "What is not named stays. A whole project may be sent back as it came: what is not the caller's to write is ignored. Title, description, language and style of the script " +
      'take effect with the next script that is generated.',
    auth: 'required',
    params: projectParams,
    body: updateBody,
    reply: { 200: project },
    errors: [projectNotFound],
    example: {
      params: sampleParams,
      body: { title: 'Updated Title', images: [{ prompt: 'Updated prompt', url: null }] },
      reply: { ...sampleDraft, title: 'Updated Title', images: [{ prompt: 'Updated prompt', url: null }] },
    },
  }),
  deleteProject: defineRoute({
    method: 'DELETE',
    path: '/projects/:id',
    summary: 'Remove a project',
    description: 'What is being made for it is stopped first.',
    auth: 'required',
    params: projectParams,
    reply: { 204: empty },
    errors: [projectNotFound, projectBusy],
    example: { params: sampleParams },
  }),
}
