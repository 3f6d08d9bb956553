import type { Json } from '../digest/canonical-json.js'
import type { StoredEvent } from '../domain/event.js'

/**
 * What of an event's data is told outside. Messages and warnings are not: a provider may have put a prompt
 * into them.
 */
const TOLD = new Set([
  'stage',
  'target',
  'gate',
  'digest',
  'name',
  'kind',
  'code',
  'asked',
  'made',
  'reused',
  'dueAt',
  'call',
  'provider',
  'model',
  'micros',
  'revision',
  'tookMs',
  'from',
  'to',
  'until',
])

/** Writes what is sent for an event: `{ type, timestamp, data: { project_id, run_id, seq, … } }`. */
export function webhookBody({ projectId, runId, seq, type, at, data }: StoredEvent): string {
  const facts =
    typeof data === 'object' && data !== null && !Array.isArray(data)
      ? Object.entries(data as { readonly [name: string]: Json }).filter(([name]) => TOLD.has(name))
      : []
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: {
      project_id: projectId,
      run_id: runId,
      seq,
      ...Object.fromEntries(facts.map(([name, value]) => [toSnakeCase(name), value])),
    },
  })
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
}
