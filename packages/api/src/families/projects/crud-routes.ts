import {
  ASPECT_RATIOS,
  FRAME_RATES,
  LANGUAGES,
  MUSIC_MOODS,
  RESOLUTIONS,
  SCRIPT_STYLES,
} from '@mutoscope/core'
import * as z from 'zod'
import { empty } from '../../contract/response-definition.js'
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
import {
  STYLE_WORDS,
  TEMPLATE_WORDS,
  USE_CASE_WORDS,
  VOICE_WORDS,
} from '../../setting-words/setting-words.js'

/** Everything that can be chosen for a project. */
export const PROJECT_OPTIONS = {
  statuses: [...PROJECT_STATUSES],
  languages: [...LANGUAGES],
  use_cases: [...USE_CASE_WORDS.values],
  script_styles: [...SCRIPT_STYLES],
  voices: [...VOICE_WORDS.values],
  image_styles: [...STYLE_WORDS.values],
  resolutions: [...RESOLUTIONS],
  fps: [...FRAME_RATES],
  video_templates: [...TEMPLATE_WORDS.values],
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
      'Returns a bare array of all projects, or one page with `limit` and `offset` or `page`. `X-Total-Count` holds the total, `Link` the URL of the next page.',
    auth: 'required',
    query: projectsQuery,
    responses: { 200: z.array(project) },
    example: {
      query: { status: 'video_ready', search: 'future', page: 1, limit: 20 },
      response: [sampleProject],
    },
  }),
  getOptions: defineRoute({
    method: 'GET',
    path: '/projects/options',
    summary: 'List the available options',
    description: 'Languages, use cases, styles, voices, templates, music, resolutions and frame rates.',
    auth: 'public',
    responses: { 200: projectOptions },
    example: { response: PROJECT_OPTIONS },
  }),
  createProject: defineRoute({
    method: 'POST',
    path: '/projects',
    summary: 'Create a project',
    description: 'Generates nothing yet. A `youtube_short` is vertical unless the body says otherwise.',
    auth: 'required',
    body: createBody,
    responses: { 201: project },
    idempotent: true,
    example: { body: sampleInput, response: sampleDraft },
  }),
  getProject: defineRoute({
    method: 'GET',
    path: '/projects/:id',
    summary: 'Get a project',
    auth: 'required',
    params: projectParams,
    responses: { 200: project },
    errors: [projectNotFound],
    example: { params: sampleParams, response: sampleProject },
  }),
  updateProject: defineRoute({
    method: 'PUT',
    path: '/projects/:id',
    summary: 'Update a project',
    description:
      'Omitted fields keep their values. You may send back a whole project as returned: read-only fields are ignored. Title, description, language and script style ' +
      'take effect when the next script is generated.',
    auth: 'required',
    params: projectParams,
    body: updateBody,
    responses: { 200: project },
    errors: [projectNotFound],
    example: {
      params: sampleParams,
      body: { title: 'Updated Title', images: [{ prompt: 'Updated prompt', url: null }] },
      response: { ...sampleDraft, title: 'Updated Title', images: [{ prompt: 'Updated prompt', url: null }] },
    },
  }),
  deleteProject: defineRoute({
    method: 'DELETE',
    path: '/projects/:id',
    summary: 'Delete a project',
    description: 'Stops work in progress first.',
    auth: 'required',
    params: projectParams,
    responses: { 204: empty },
    errors: [projectNotFound, projectBusy],
    example: { params: sampleParams },
  }),
}
