import type { Call, Studio } from '@mutoscope/core'
import type { ImageModel } from '@mutoscope/core/ports'
import { createFakeStartedImageModel } from '@mutoscope/core/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { openAds } from '../families/ads/open-ads.fixture.js'
import { openCampaigns } from '../families/campaigns/campaigns.fixture.js'
import { openJobs } from '../families/jobs/jobs.fixture.js'
import { openProjects } from '../families/projects/projects.fixture.js'
import { callRoute, type TestResponse } from '../testing/call-route.js'

type Body = { readonly [member: string]: unknown }

/** A family whose project waits for a decision, and how it is looked at and started again. */
interface Waiting {
  readonly studio: Studio
  readonly show: () => Promise<Body>
  readonly again: () => Promise<TestResponse<unknown>>
  readonly settle: () => Promise<void>
}

const opened: Studio[] = []
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

/** The first picture is bought and its answer lost. */
function losingImage(): ImageModel {
  let lost = true
  return createFakeStartedImageModel({
    afterStart: () => {
      if (!lost) return
      lost = false
      throw new Error('socket hang up')
    },
  })
}

const FAMILIES: { readonly [name: string]: () => Promise<Waiting> } = {
  async ads() {
    const { studio, family, order, ended } = openAds({ image: losingImage() })
    const params = { job_id: await order() }
    return {
      studio,
      show: async () => (await callRoute<Body>(family, 'getJob', { params })).body,
      again: () => callRoute(family, 'startRun', { params, body: {} }),
      settle: () => ended(params.job_id),
    }
  },
  async campaigns() {
    const { studio, call, video, settle } = openCampaigns({ image: losingImage() })
    const params = { job_id: await video() }
    return {
      studio,
      show: async () => (await call('generationStatus', { params })).body,
      again: () => call('retryJob', { params }),
      settle: () => settle(params.job_id),
    }
  },
  async jobs() {
    const { studio, call, order, settle } = openJobs({ image: losingImage() })
    const params = { job_id: await order() }
    return {
      studio,
      show: async () => (await call('getJob', { params })).body,
      again: () => call('refine', { params, query: { scene_number: 1, new_image_prompt: 'A crow' } }),
      settle: () => settle(params.job_id),
    }
  },
  async projects() {
    const { studio, step, show, create } = openProjects({ image: losingImage() })
    const id = await create()
    expect(await step('generateImages', id)).toMatchObject({
      status: 400,
    })
    await step('generateScript', id)
    expect(await step('generateImages', id)).toMatchObject({
      status: 409,
      body: { code: 'CALL_AMBIGUOUS', details: { calls: [{ provider: 'fake' }] } },
    })
    return {
      studio,
      show: () => show(id),
      again: () => step('generateImages', id),
      settle: async () => {
        const active = await studio.runs.active({ ownerId: 'owner-1', projectId: id })
        if (active !== null) await studio.runs.wait({ ownerId: 'owner-1', runId: active.id })
      },
    }
  },
}

describe('work whose paid answer was lost', () => {
  it.each(Object.keys(FAMILIES))('says so in the family %s, and where to decide', async (name) => {
    const waiting = await FAMILIES[name]?.()
    if (waiting === undefined) throw new Error(`There is no family ${name}.`)
    const { studio, show, again, settle } = waiting
    opened.push(studio)
    const [lost, ...others] = await studio.calls.ofOwner('owner-1', { status: 'ambiguous' })
    expect(others).toEqual([])
    const { id, projectId } = lost as Call
    const body = await show()
    expect(body).toMatchObject({
      attention: {
        message: expect.stringContaining(id),
        calls: [{ call_id: id, resolve_url: `https://studio.test/api/calls/${id}/resolve` }],
      },
    })
    expect([body['status'], body['processing'], body['project_id'], body['id']]).toEqual(
      name === 'projects'
        ? ['script_generated', false, undefined, projectId]
        : ['needs_attention', undefined, projectId, undefined],
    )
    expect(JSON.stringify(body['error_message'] ?? body['error'])).toContain(id)
    expect(await again()).toMatchObject({
      status: 409,
      body: { code: 'CALL_AMBIGUOUS', retryable: false, message: expect.stringContaining(id) },
    })
    await studio.calls.resolve({ ownerId: 'owner-1', callId: id }, { action: 'resubmit' })
    await settle()
    expect(await show()).toMatchObject({ attention: null })
  })
})
