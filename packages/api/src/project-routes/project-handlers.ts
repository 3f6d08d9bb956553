import {
  hasEnded,
  toMicros,
  type Artifact,
  type Content,
  type LedgerTotals,
  type ProjectRef,
  type Run,
  type Studio,
  type TakeKind,
} from '@mutoscope/core'
import { ApiError } from '../contract/error-definition.js'
import type { Handlers } from '../contract/handler.js'
import type { RouteContext } from '../contract/route-context.js'
import type { Schema, SchemaOutput } from '../contract/schema.js'
import { assertProjectDecided } from '../run-project/attention.js'
import { followProject } from './follow-project.js'
import { presentQuote } from './present-quote.js'
import { artifactNotFound, nothingToCancel } from './project-errors.js'
import type { projectRoutes } from './project-routes.js'
import { toIso, toMoney } from './wire-values.js'
import { storedFile } from '../downloads/stored-file.js'

type ProjectRoutes<Params extends Schema> = ReturnType<typeof projectRoutes<string, Params>>

/** Finds the project that parameters mean. @throws the family's 404 when it is missing or another owner's */
export type FindProject<Params extends Schema> = (
  params: SchemaOutput<Params>,
  context: RouteContext,
) => Promise<ProjectRef>

/**
 * Serves {@link projectRoutes}.
 *
 * @param _routes only for their types
 */
export function createProjectHandlers<Routes extends ProjectRoutes<Schema>>(
  _routes: Routes,
  studio: Studio,
  find: FindProject<Routes['events']['params']>,
): Handlers<Routes> {
  const takesOf = async (ref: ProjectRef, scene: number, kind: TakeKind, context: RouteContext) => ({
    scene,
    kind,
    items: await Promise.all(
      (await studio.takes(ref, scene, kind)).map(async ({ number, selected, artifact }) => ({
        take: number,
        selected,
        url: await urlOf(artifact, context),
        media_type: artifact.content?.mediaType ?? null,
        cost: toMoney(artifact.provenance.costMicros),
        made_at: toIso(artifact.provenance.madeAt),
      })),
    ),
  })

  /** What is said of the calls of a run that went on at their provider. */
  const notStopped = async (ref: ProjectRef, runId: string): Promise<string[]> =>
    (await studio.calls.list(ref))
      .filter((call) => call.runId === runId && call.error?.details['stopped'] === false)
      .flatMap(({ error }) => error?.message ?? [])

  const handlers: Handlers<ProjectRoutes<Schema>> = {
    events: async ({ params, query }, context) => {
      const ref = await find(params, context)
      return followProject(studio, ref, {
        after: query.last_event_id ?? Number(context.lastEventId ?? 0),
        untilEnd: query.until_end,
        signal: context.signal,
      })
    },
    async startRun(
      { params, body: { target, auto_approve: autoApprove, budget_usd: budget, priority } },
      context,
    ) {
      const ref = await find(params, context)
      await assertProjectDecided(studio, ref, context)
      const run = await studio.runs.start(ref, {
        autoApprove,
        priority,
        ...(target === undefined ? {} : { target }),
        ...(budget === undefined || budget === null ? {} : { budgetMicros: toMicros(budget) }),
      })
      return { run_id: run.id, target: run.target, status: run.status }
    },
    async cancel({ params }, context) {
      const ref = await find(params, context)
      const active = await studio.runs.active(ref)
      if (active === null) throw new ApiError(nothingToCancel, { message: 'There is no run to cancel.' })
      const run = await waitForEnd(
        studio,
        await studio.runs.cancel({ ownerId: ref.ownerId, runId: active.id }),
        context.signal,
      )
      return {
        run_id: run.id,
        status: run.status,
        cancelled: run.status === 'cancelled' || run.cancelRequestedAt !== null,
        warnings: await notStopped(ref, run.id),
      }
    },
    async quote({ params, query }, context) {
      return presentQuote(await studio.quote(await find(params, context), query.target))
    },
    async setBudget({ params, body }, context) {
      const budgetMicros = body.budget_usd === null ? null : toMicros(body.budget_usd)
      const project = await studio.projects.update(await find(params, context), { budgetMicros })
      return { budget: project.budgetMicros === null ? null : toMoney(project.budgetMicros) }
    },
    async ledger({ params }, context) {
      const ref = await find(params, context)
      const [ledger, calls] = await Promise.all([
        studio.ledger({ ownerId: ref.ownerId, projectId: ref.projectId }),
        studio.calls.list(ref),
      ])
      const byId = new Map(calls.map((call) => [call.id, call]))
      return {
        totals: toTotals(ledger.totals),
        by_stage: mapTotals(ledger.byStage),
        by_provider: mapTotals(ledger.byProvider),
        by_day: mapTotals(ledger.byDay),
        calls: ledger.charges.map((charge) => ({
          call_id: charge.callId,
          stage: charge.stage,
          name: byId.get(charge.callId)?.name ?? '',
          provider: charge.provider,
          model: charge.model,
          status: byId.get(charge.callId)?.status ?? 'succeeded',
          state: charge.state,
          estimated: toMoney(charge.estimatedMicros),
          actual: toMoney(charge.settledMicros),
          reserved_at: toIso(charge.reservedAt),
        })),
      }
    },
    async artifacts({ params }, context) {
      const { artifacts, current } = await studio.status(await find(params, context))
      const items = await Promise.all(
        artifacts.map(async ({ name, stage, kind, state, reasons, provider, model, artifact }) => ({
          name,
          stage,
          kind,
          state,
          reasons: [...reasons],
          provider,
          model,
          media_type: artifact?.content?.mediaType ?? null,
          size: artifact?.content?.size ?? null,
          url: artifact === null ? null : await urlOf(artifact, context),
          cost: artifact === null ? null : toMoney(artifact.provenance.costMicros),
          made_at: artifact === null ? null : toIso(artifact.provenance.madeAt),
        })),
      )
      return { current, items }
    },
    async artifactContent({ params, query }, context) {
      const artifact = await studio.artifacts.get(await find(params, context), query.name)
      if (artifact.content === null)
        throw new ApiError(artifactNotFound, {
          message: `"${query.name}" is JSON data and has no file.`,
          details: { name: query.name },
        })
      return storedFile(studio, artifact.content)
    },
    async takes({ params, query }, context) {
      return takesOf(await find(params, context), query.scene, query.kind, context)
    },
    async setTake({ params, body }, context) {
      const ref = await find(params, context)
      await studio.projects.setTake(ref, body.scene, body.kind, body.take)
      return takesOf(ref, body.scene, body.kind, context)
    },
  }
  // The parameters are the family's; inside they are only handed to `find`.
  return handlers as unknown as Handlers<Routes>
}

/** Longest a cancelled run is waited for before the answer says how it stands, milliseconds. */
const CANCEL_WAIT_MS = 5000

async function waitForEnd(studio: Studio, run: Run, signal: AbortSignal): Promise<Run> {
  if (hasEnded(run.status)) return run
  const ref = { ownerId: run.ownerId, runId: run.id }
  return studio.runs
    .wait(ref, { signal: AbortSignal.any([signal, AbortSignal.timeout(CANCEL_WAIT_MS)]) })
    .catch(() => studio.runs.get(ref))
}

async function urlOf(artifact: Artifact, context: RouteContext): Promise<string | null> {
  return artifact.content === null
    ? null
    : context.fileUrl(artifact.ownerId, artifact.content, fileName(artifact.kind, artifact.content))
}

function fileName(kind: string, { mediaType }: Content): string {
  return `${kind}.${mediaType.split(/[/;+]/u)[1]?.replace('mpeg', 'mp3').replace('jpeg', 'jpg') ?? 'bin'}`
}

function toTotals({ calls, estimatedMicros, reservedMicros, actualMicros }: LedgerTotals) {
  return {
    calls,
    estimated: toMoney(estimatedMicros),
    reserved: toMoney(reservedMicros),
    actual: toMoney(actualMicros),
  }
}

function mapTotals(totals: { readonly [key: string]: LedgerTotals }) {
  return Object.fromEntries(Object.entries(totals).map(([key, of]) => [key, toTotals(of)]))
}
