import {
  clipRecipe,
  createInProcessDispatcher,
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  musicVideoRecipe,
  MutoscopeError,
  pictureRecipe,
  productAdRecipe,
  type Studio,
} from '@mutoscope/core'
import type { ImageModel } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels, type FakeCall, type FakeModels } from '@mutoscope/core/testing'
import type { Family } from '../../contract/family.js'
import { callRoute } from '../../testing/call-route.js'
import { createAdsFamily, type AdsFamilyOptions } from './create-ads-family.js'

/** The order of the document. */
export const ORDER = { product_name: 'EcoWater Bottle', style: 'modern', cta_text: 'Buy Now!' }

/** A family on a studio of fakes. */
export interface OpenAds {
  readonly studio: Studio
  readonly family: Family
  readonly models: FakeModels
  /** Orders an advertisement, and waits for its end unless told not to. @returns its id */
  order(
    form?: Readonly<Record<string, string>>,
    options?: { readonly ownerId?: string; readonly wait?: boolean },
  ): Promise<string>
  /** Waits for the end of a job. */
  ended(jobId: string, ownerId?: string): Promise<void>
}

/** Options of {@link openAds}. */
export interface OpenAdsOptions extends AdsFamilyOptions {
  readonly before?: (call: FakeCall) => void | Promise<void>
  /** In place of the fake that costs nothing. */
  readonly image?: ImageModel
  /** The studio wants a queue, and it is out of reach. */
  readonly isQueueAway?: boolean
}

/** Opens a family; `before` may hold up or fail the models. */
export function openAds({ before, image, isQueueAway = false, ...options }: OpenAdsOptions = {}): OpenAds {
  const models = createFakeModels(before === undefined ? {} : { before })
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    models: { ...models, ...(image === undefined ? {} : { image }) },
    recipes: [productAdRecipe(), musicVideoRecipe(), clipRecipe(), pictureRecipe()],
    dispatcher: {
      ...createInProcessDispatcher(),
      ...(isQueueAway ? { check: () => Promise.reject(new MutoscopeError('QUEUE_UNAVAILABLE')) } : {}),
    },
    requireQueue: isQueueAway,
  })
  const family = createAdsFamily(studio, options)

  async function ended(jobId: string, ownerId = 'owner-1'): Promise<void> {
    const project = await studio.projects.findByKey(ownerId, `ads:${jobId}`)
    const [run] = await studio.runs.list({ ownerId, projectId: project?.id ?? '' })
    await studio.runs.wait({ ownerId, runId: run?.id ?? '' })
  }

  return {
    studio,
    family,
    models,
    ended,
    async order(form = {}, { ownerId = 'owner-1', wait = true } = {}) {
      const { body } = await callRoute<{ readonly job_id: string }>(
        family,
        'generate',
        { form: { ...ORDER, ...form } },
        { ownerId },
      )
      if (wait) await ended(body.job_id, ownerId)
      return body.job_id
    },
  }
}
