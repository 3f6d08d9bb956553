import { createMemoryAssets, createMemoryStore, createStudio, narratedRecipe } from '@mutoscope/core'
import type { ImageModel } from '@mutoscope/core/ports'
import {
  createFakeMedia,
  createFakeModels,
  type FakeMediaOptions,
  type FakeModelsOptions,
} from '@mutoscope/core/testing'
import type { RawInput } from '../../server/read-input.js'
import { callRoute, type CallOptions } from '../../testing/call-route.js'
import type { projectsContract } from './contract.js'
import { createProjectsFamily } from './create-projects-family.js'

/** Options of {@link openProjects}. */
export interface OpenProjectsOptions {
  readonly models?: FakeModelsOptions
  readonly media?: FakeMediaOptions
  /** In place of the fake that costs nothing. */
  readonly image?: ImageModel
}

export type Body = { readonly [member: string]: unknown }

/** What the tests look at of a project. */
export type Shown = Body & {
  readonly id: string
  readonly script_text: string
  readonly images: readonly { readonly prompt: string; readonly url: string | null }[]
}

/** The family on a studio of fakes, whose scripts are one scene per sentence. */
export function openProjects({
  models: modelsOptions,
  media: mediaOptions,
  image,
}: OpenProjectsOptions = {}) {
  const models = createFakeModels(modelsOptions)
  const media = createFakeMedia(mediaOptions)
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media,
    models: { ...models, ...(image === undefined ? {} : { image }) },
    recipes: [narratedRecipe()],
  })
  const family = createProjectsFamily(studio)
  const call = async <Result = Body>(
    name: keyof typeof projectsContract.routes,
    input: RawInput = {},
    caller: CallOptions = {},
  ) => callRoute<Result>(family, name, input, caller)

  /** Makes a project whose script will have three scenes. */
  const create = async (body: Body = {}, caller: CallOptions = {}) =>
    (
      await call<Shown>(
        'createProject',
        { body: { title: 'The Future of AI', description: 'Machines learn. So do we', ...body } },
        caller,
      )
    ).body.id
  const show = async (id: string) => (await call<Shown>('getProject', { params: { id } })).body
  const step = async <Result = Body>(
    name: 'generateScript' | 'generateAudio' | 'generateImages' | 'generateVideo',
    id: string,
    body?: Body,
    headers: Readonly<Record<string, string>> = {},
  ) => call<Result>(name, { params: { id }, ...(body === undefined ? {} : { body }) }, { headers })
  const drawOne = async (id: string, scene_index: number, body: Body = {}) =>
    call('generateImage', { params: { id, scene_index }, body })
  /** What models of a kind were asked for, from some call on. */
  const asked = (kind: string, from = 0) =>
    models.calls
      .slice(from)
      .filter((each) => each.kind === kind)
      .map(({ text }) => text)

  return { studio, models, media, family, call, create, show, step, drawOne, asked }
}
