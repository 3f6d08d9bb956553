import {
  avatarRecipe,
  bytesSource,
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  systemClock,
  type Clock,
} from '@mutoscope/core'
import type { AvatarModel, ImageModel } from '@mutoscope/core/ports'
import { createFakeMedia, createFakeModels, type FakeModelsOptions } from '@mutoscope/core/testing'
import type { RawInput } from '../../server/read-input.js'
import { callRoute, type CallOptions } from '../../testing/call-route.js'
import type { campaignsContract } from './contract.js'
import { createCampaignsFamily, type CampaignsFamilyOptions } from './create-campaigns-family.js'

/** Options of {@link openCampaigns}. */
export interface OpenCampaignsOptions extends CampaignsFamilyOptions {
  readonly models?: FakeModelsOptions
  /** In place of none: without it portraits are drawn. */
  readonly avatar?: AvatarModel
  /** In place of the fake that costs nothing. */
  readonly image?: ImageModel
  /** The time of the studio, epoch milliseconds. @default the machine's */
  readonly now?: () => number
}

/** A clock that never says the same time twice, so that lists have one order. */
function createRisingClock(): Clock {
  let last = 0
  return { ...systemClock, now: () => (last = Math.max(last + 1, systemClock.now())) }
}

export type Body = { readonly [member: string]: unknown }

/** The family on a studio of fakes, whose scripts are one scene per sentence. */
export function openCampaigns({
  models: modelsOptions,
  avatar,
  image,
  now,
  ...options
}: OpenCampaignsOptions = {}) {
  const models = createFakeModels(modelsOptions)
  const studio = createStudio({
    store: createMemoryStore(),
    assets: createMemoryAssets(),
    media: createFakeMedia(),
    recipes: [avatarRecipe()],
    sweepMs: 5,
    clock: now === undefined ? createRisingClock() : { ...systemClock, now },
    models: {
      ...models,
      ...(avatar === undefined ? {} : { avatar }),
      ...(image === undefined ? {} : { image }),
    },
  })
  const family = createCampaignsFamily(studio, options)

  async function call<Result = Body>(
    name: keyof typeof campaignsContract.routes,
    input: RawInput = {},
    caller: CallOptions = {},
  ) {
    return callRoute<Result>(family, name, input, caller)
  }

  /** Waits for the end of a job. */
  async function settle(jobId: string, ownerId = 'owner-1'): Promise<void> {
    const [run] = await studio.runs.list({ ownerId, projectId: jobId })
    await studio.runs.wait({ ownerId, runId: run?.id ?? '' })
  }

  /** Makes a campaign. @returns its id */
  async function campaign(body: Body = {}, caller: CallOptions = {}): Promise<string> {
    return (
      await call<{ readonly id: string }>('createCampaign', { body: { name: 'Spring', ...body } }, caller)
    ).body.id
  }

  /** Orders a video and waits for the end of its job. @returns its id */
  async function video(body: Body = {}, caller: CallOptions = {}): Promise<string> {
    const { body: job } = await call<{ readonly job_id: string }>(
      'generateVideo',
      { body: { script: 'Hello there. How are you', ...body } },
      caller,
    )
    await settle(job.job_id, caller.ownerId ?? 'owner-1')
    return job.job_id
  }

  /** Brings a file. @returns the id of the upload */
  async function upload(mediaType = 'image/png', ownerId = 'owner-1'): Promise<string> {
    return (
      await studio.uploads.put({
        ownerId,
        source: bytesSource(new TextEncoder().encode('a face')),
        mediaType,
        filename: 'face.png',
        maxBytes: 1000,
      })
    ).id
  }

  return { studio, models, family, call, settle, campaign, video, upload }
}
