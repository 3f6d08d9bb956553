import {
  createMemoryAssets,
  createMemoryStore,
  createStudio,
  storyboardRecipe,
  type Models,
} from '@mutoscope/core'
import type { Assets } from '@mutoscope/core/ports'
import {
  createFakeMedia,
  createFakeModels,
  type FakeMediaOptions,
  type FakeModelsOptions,
} from '@mutoscope/core/testing'
import { callRoute, type CallOptions } from '../../testing/call-route.js'
import type { RawInput } from '../../server/read-input.js'
import type { jobsContract } from './contract.js'
import { createJobsFamily, type JobsFamilyOptions } from './create-jobs-family.js'

/** Options of {@link openJobs}. */
export interface OpenJobsOptions extends JobsFamilyOptions {
  readonly models?: FakeModelsOptions
  readonly media?: FakeMediaOptions
  readonly assets?: Assets
  /** In place of the fake that costs nothing. */
  readonly image?: Models['image']
}

export type Body = { readonly [member: string]: unknown }

/** The family on a studio of fakes, whose scripts are one scene per sentence. */
export function openJobs({
  models: modelsOptions,
  media: mediaOptions,
  assets = createMemoryAssets(),
  image,
  ...options
}: OpenJobsOptions = {}) {
  const models = createFakeModels(modelsOptions)
  const media = createFakeMedia(mediaOptions)
  const studio = createStudio({
    store: createMemoryStore(),
    assets,
    media,
    models: { ...models, ...(image === undefined ? {} : { image }) },
    recipes: [storyboardRecipe()],
  })
  const family = createJobsFamily(studio, options)

  async function call<Result = Body>(
    name: keyof typeof jobsContract.routes,
    input: RawInput = {},
    caller: CallOptions = {},
  ) {
    return callRoute<Result>(family, name, input, caller)
  }

  /** Waits until what goes on for a job has ended. */
  async function settle(jobId: number): Promise<void> {
    const record = await studio.records.collection('jobs.job').findByNumber(jobId)
    const ref = { ownerId: record?.ownerId ?? '', projectId: record?.id ?? '' }
    const active = await studio.runs.active(ref)
    if (active !== null) await studio.runs.wait({ ownerId: ref.ownerId, runId: active.id })
  }

  /** Orders a job and waits for its storyboard. */
  async function order(body: Body = {}, caller: CallOptions = {}): Promise<number> {
    const { body: job } = await call<{ job_id: number }>(
      'generate',
      { body: { prompt: 'A fox walks. A crow sings. The cheese falls', duration: 6, ...body } },
      caller,
    )
    await settle(job.job_id)
    return job.job_id
  }

  /** Orders a job, approves it and waits for its video. */
  async function orderVideo(): Promise<number> {
    const id = await order()
    await call('approve', { params: { job_id: id } })
    await call('render', { params: { job_id: id } })
    await settle(id)
    return id
  }

  return { studio, models, media, family, call, settle, order, orderVideo }
}
