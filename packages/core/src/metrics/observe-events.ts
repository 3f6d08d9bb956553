import type { StoredEvent } from '../domain/event.js'
import { toStoredError } from '../errors/stored-error.js'
import type { Engine } from '../engine/engine.js'
import type { Metrics } from '../telemetry/metrics.js'

/** What was set to count. */
export interface EventObserver {
  /** Stops, and waits for what is still being looked up. */
  stop(): Promise<void>
}

/** Feeds the metrics of a studio from the events that its process commits. */
export function observeEvents(engine: Engine, metrics: Metrics): EventObserver {
  const runs = metrics.counter('mutoscope_runs_total', 'Runs that started or ended, by recipe and status.')
  const stages = metrics.histogram(
    'mutoscope_stage_seconds',
    'Time from the first start of a stage to its end in an ended run, waiting included.',
  )
  const artifacts = metrics.counter('mutoscope_artifacts_total', 'Artifacts made and reused, by kind.')
  const calls = metrics.counter('mutoscope_calls_total', 'Steps of paid calls, by provider.')
  const settled = metrics.counter(
    'mutoscope_charges_settled_micros_total',
    'Money spent, micro-dollars, by provider.',
  )
  const pending = new Set<Promise<void>>()

  /** The events of a run do not say its recipe. */
  async function countRun(runId: string, status: string): Promise<void> {
    const run = await engine.store.getAnyRun(runId)
    const project = run === null ? null : await engine.store.getProject(run.ownerId, run.projectId)
    if (project === null) return
    const { recipe } = project
    runs.add({ recipe, status })
    if (status === 'started') return
    for (const { stage, startedAt, endedAt } of await engine.store.listStages(runId)) {
      if (startedAt !== null && endedAt !== null)
        stages.observe((endedAt - startedAt) / 1000, { recipe, stage })
    }
  }

  function hear(event: StoredEvent): void {
    const [noun = '', verb = ''] = event.type.split('.')
    const { kind, provider, micros } = (event.data ?? {}) as {
      readonly kind?: string
      readonly provider?: string
      readonly micros?: number
    }
    if (noun === 'run' && RUN_VERBS.has(verb) && event.runId !== null) {
      const counting = countRun(event.runId, verb)
        .catch((error: unknown) =>
          engine.logger.warn(
            { runId: event.runId, error: toStoredError(error) },
            'A run could not be counted.',
          ),
        )
        .finally(() => pending.delete(counting))
      pending.add(counting)
    }
    if (noun === 'artifact' && kind !== undefined) artifacts.add({ kind, outcome: verb })
    if (noun === 'call' && provider !== undefined) calls.add({ provider, status: verb })
    if (event.type === 'charge.settled' && provider !== undefined) settled.add({ provider }, micros ?? 0)
  }

  engine.hub.on('event', hear)
  return {
    async stop() {
      engine.hub.off('event', hear)
      await Promise.all(pending)
    },
  }
}

const RUN_VERBS: ReadonlySet<string> = new Set(['started', 'succeeded', 'failed', 'cancelled'])
