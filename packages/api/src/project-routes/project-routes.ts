import { TAKE_KINDS } from '@mutoscope/core'
import * as z from 'zod'
import type { ErrorDefinition } from '../contract/error-definition.js'
import { binary, events } from '../contract/response-definition.js'
import { defineRoute } from '../contract/route.js'
import type { Schema } from '../contract/schema.js'
import { decisionNeeded } from '../run-project/attention.js'
import { priceUnknown, queueErrors } from '../run-project/run-errors.js'
import {
  artifactNotFound,
  storyboardMissing,
  nothingToCancel,
  runActive,
  sceneNotFound,
  stageNotFound,
} from './project-errors.js'
import {
  budgetUsd,
  cancelledRun,
  projectArtifacts,
  projectBudget,
  projectEvent,
  projectLedger,
  projectProgress,
  projectQuote,
  projectTakes,
  startedRun,
} from './project-wire.js'

/** Where a family's projects stand. */
export interface ProjectPlace<Base extends string, Params extends Schema> {
  /** Path of one of them, for instance `/api/v2/jobs/:job_id`. */
  readonly base: Base
  readonly params: Params
  /** A sample of the parameters. */
  readonly example: Readonly<Record<string, unknown>>
  /** What a missing or foreign one answers. */
  readonly notFound: ErrorDefinition
}

/** What {@link projectRoutes} gives for a place: a name for it in declarations, which would repeat all of it. */
export type ProjectRoutes<Base extends string, Params extends Schema> = ReturnType<
  typeof projectRoutes<Base, Params>
>

const scene = z.int().min(1)
const kind = z.enum(TAKE_KINDS)
const SAMPLE_AT = '2026-01-14T10:05:00.000Z'
const sampleMoney = { usd: 0.02, micros: 20_000 }
const samplePrice = { min: sampleMoney, expected: sampleMoney, max: sampleMoney, assumes: [] }
const sampleTotals = {
  calls: 1,
  estimated: sampleMoney,
  reserved: { usd: 0, micros: 0 },
  actual: sampleMoney,
}

/**
 * The routes that every family has for each of its projects, beyond what its document lists: events, runs,
 * cancel, quote, budget, ledger, artifacts and takes. Spread them into the family's routes, and
 * {@link createProjectHandlers} into its handlers.
 */
export function projectRoutes<const Base extends string, Params extends Schema>({
  base,
  params,
  example,
  notFound,
}: ProjectPlace<Base, Params>) {
  const common = { auth: 'required', params } as const
  return {
    events: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/events`,
      summary: 'Stream events',
      description:
        'Server-sent events: `event` for every log entry, with its number as `id`, so that `Last-Event-ID` resumes after it; `progress` in between, which is not stored.',
      query: z.object({ last_event_id: z.int().min(0).optional(), until_end: z.boolean().default(false) }),
      responses: { 200: events({ event: projectEvent, progress: projectProgress }) },
      errors: [notFound],
      example: { params: example, query: { until_end: true } },
    }),
    startRun: defineRoute({
      ...common,
      method: 'POST',
      path: `${base}/runs`,
      summary: 'Start a run',
      description:
        'Runs up to a stage, by default the last one. Current artifacts are reused; stale and missing ones are made.',
      limit: 'generate',
      idempotent: true,
      body: z
        .strictObject({
          target: z.string().max(100).optional(),
          auto_approve: z.boolean().default(false),
          budget_usd: budgetUsd.optional(),
          priority: z.int().min(-10).max(10).default(0),
        })
        .prefault({}),
      responses: { 202: startedRun },
      errors: [notFound, stageNotFound, runActive, ...queueErrors, decisionNeeded],
      example: {
        params: example,
        body: { target: 'video', auto_approve: true },
        response: { run_id: '0192f0c1-0000-7000-8000-000000000001', target: 'video', status: 'queued' },
      },
    }),
    cancel: defineRoute({
      ...common,
      method: 'POST',
      path: `${base}/cancel`,
      summary: 'Cancel the run',
      description:
        'Asks the run to stop and keeps what was made. What a provider has already charged is settled; the rest of the reservation is released. `warnings` names the jobs that a provider could not be told to stop.',
      responses: { 200: cancelledRun },
      errors: [notFound, nothingToCancel],
      example: {
        params: example,
        response: {
          run_id: '0192f0c1-0000-7000-8000-000000000001',
          status: 'cancelled',
          cancelled: true,
          warnings: [],
        },
      },
    }),
    quote: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/quote`,
      summary: 'Get a quote',
      description:
        'Runs the pipeline dry: what would be made, what is current and free, and what the run would cost.',
      query: z.object({ target: z.string().max(100).optional() }),
      responses: { 200: projectQuote },
      errors: [notFound, stageNotFound, priceUnknown],
      example: {
        params: example,
        response: {
          revision: 1,
          current: 0,
          to_make: 1,
          waits_at: ['approval'],
          price: samplePrice,
          stages: [
            {
              stage: 'images',
              current: 0,
              to_make: 1,
              price: samplePrice,
              by_model: { 'openai/gpt-image-2': samplePrice },
            },
          ],
        },
      },
    }),
    setBudget: defineRoute({
      ...common,
      method: 'PUT',
      path: `${base}/budget`,
      summary: 'Set the budget',
      description:
        'Work that would exceed it fails with `BUDGET_EXCEEDED` before anything is sent to a provider.',
      body: z.strictObject({ budget_usd: budgetUsd }),
      responses: { 200: projectBudget },
      errors: [notFound],
      example: {
        params: example,
        body: { budget_usd: 2.5 },
        response: { budget: { usd: 2.5, micros: 2_500_000 } },
      },
    }),
    ledger: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/ledger`,
      summary: 'Get spending',
      responses: { 200: projectLedger },
      errors: [notFound],
      example: {
        params: example,
        response: {
          totals: sampleTotals,
          by_stage: { images: sampleTotals },
          by_provider: { openai: sampleTotals },
          by_day: { '2026-01-14': sampleTotals },
          calls: [
            {
              call_id: '0192f0c1-0000-7000-8000-000000000002',
              stage: 'images',
              name: 'scene/1/image',
              provider: 'openai',
              model: 'gpt-image-2',
              status: 'succeeded',
              state: 'settled',
              estimated: sampleMoney,
              actual: sampleMoney,
              reserved_at: SAMPLE_AT,
            },
          ],
        },
      },
    }),
    artifacts: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/artifacts`,
      summary: 'List artifacts',
      description:
        'Every artifact with its state: `current`, `stale` with the reasons, or `missing`. URLs need no token and expire.',
      responses: { 200: projectArtifacts },
      errors: [notFound],
      example: {
        params: example,
        response: {
          current: true,
          items: [
            {
              name: 'video',
              stage: 'video',
              kind: 'video',
              state: 'current',
              reasons: [],
              provider: 'local',
              model: 'media',
              media_type: 'video/mp4',
              size: 1_048_576,
              url: 'https://example.com/api/files/token/video.mp4',
              cost: { usd: 0, micros: 0 },
              made_at: SAMPLE_AT,
            },
          ],
        },
      },
    }),
    artifactContent: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/artifacts/content`,
      summary: 'Download an artifact',
      query: z.object({ name: z.string().min(1).max(300) }),
      responses: { 200: binary('*/*') },
      errors: [notFound, artifactNotFound],
      example: { params: example, query: { name: 'video' } },
    }),
    takes: defineRoute({
      ...common,
      method: 'GET',
      path: `${base}/takes`,
      summary: 'List the takes of a scene',
      query: z.object({ scene, kind: kind.default('image') }),
      responses: { 200: projectTakes },
      errors: [notFound, sceneNotFound, storyboardMissing],
      example: {
        params: example,
        query: { scene: 2, kind: 'image' },
        response: {
          scene: 2,
          kind: 'image',
          items: [
            {
              take: 1,
              selected: true,
              url: 'https://example.com/api/files/token/image.png',
              media_type: 'image/png',
              cost: sampleMoney,
              made_at: SAMPLE_AT,
            },
          ],
        },
      },
    }),
    setTake: defineRoute({
      ...common,
      method: 'POST',
      path: `${base}/takes`,
      summary: 'Choose a take or request another',
      description:
        'A number returns to that take, which is free while it exists; `next` requests another. Nothing is made before the next run.',
      body: z.strictObject({
        scene,
        kind: kind.default('image'),
        take: z.union([z.int().min(1), z.literal('next')]).default('next'),
      }),
      responses: { 200: projectTakes },
      errors: [notFound, sceneNotFound, storyboardMissing],
      example: {
        params: example,
        body: { scene: 2, kind: 'image', take: 1 },
        response: { scene: 2, kind: 'image', items: [] },
      },
    }),
  }
}
