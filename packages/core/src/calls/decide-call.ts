import type { Call } from '../domain/call.js'
import type { Change } from '../storage/store.js'
import type { Observation } from './call-observation.js'
import type { CallSubject, Next } from './call-subject.js'
import { CALL_TABLE, type CallRow, type Situation } from './call-table.js'
import type { RunEvent } from '../engine/run-writer.js'

/** What becomes of a call: to be written as a whole. */
export interface Decision extends Pick<Next, 'wait' | 'error' | 'stopAtProvider'> {
  /** The name of the row of the table. */
  readonly row: string
  readonly call: Call
  readonly changes: readonly Change[]
  readonly events: readonly RunEvent[]
  /** What it cost, micro-dollars; null while that is open. */
  readonly settledMicros: number | null
}

/**
 * What a call becomes by what is seen of it. Pure: the table decides, this only writes it out.
 *
 * @param now epoch milliseconds
 * @returns null when that changes nothing for a call in this status
 */
export function decideCall(subject: CallSubject, observation: Observation, now: number): Decision | null {
  const found = findRow(observation.type, { ...subject, seen: observation, now })
  return found === null ? null : { row: found.row, ...writeOut(subject, observation, found.next, now) }
}

function findRow<Type extends Observation['type']>(
  type: Type,
  situation: Situation<Type>,
): { readonly row: string; readonly next: Next } | null {
  const rows: readonly CallRow<Type>[] = CALL_TABLE[type]
  const row = rows.find(
    ({ from, when }) => from.includes(situation.call.status) && (when === undefined || when(situation)),
  )
  return row === undefined ? null : { row: row.name, next: row.next(situation) }
}

function writeOut(
  { call: before, terms }: CallSubject,
  { type }: Observation,
  next: Next,
  now: number,
): Omit<Decision, 'row'> {
  const { status, set, money, events = [], blockProviderUntil: until, wait } = next
  const changed = status !== undefined || set !== undefined
  const call: Call = changed
    ? { ...before, ...set, status: status ?? before.status, updatedAt: Math.max(now, before.updatedAt + 1) }
    : before
  const settledMicros = typeof money === 'object' && 'settleMicros' in money ? money.settleMicros : null
  const about = describeCall(call)
  const eventData = {
    ...about,
    ...(type === 'cancelled' ? { cancelled: true } : {}),
    ...(typeof wait === 'object' && events.includes('call.delayed') ? { until: wait.until } : {}),
  }
  const put: Change = {
    type: 'put-call',
    call,
    follows: before.updatedAt,
    ...(type === 'sending' ? { maxAtOnce: terms.providerConcurrency } : {}),
  }
  return {
    call,
    changes: [
      ...(changed ? [put] : []),
      ...moneyChanges(call.id, money, now),
      ...(until === undefined
        ? []
        : [{ type: 'put-provider-wait', ownerId: call.ownerId, provider: call.provider, until } as const]),
    ],
    events: [...events.map((event) => ({ type: event, data: eventData })), ...moneyEvents(call, money)],
    settledMicros,
    wait,
    ...(next.error === undefined ? {} : { error: next.error }),
    ...(next.stopAtProvider === undefined ? {} : { stopAtProvider: next.stopAtProvider }),
  }
}

function moneyChanges(callId: string, money: Next['money'], at: number): readonly Change[] {
  if (money === undefined) return []
  if (money === 'release') return [{ type: 'release-charge', callId, at }]
  return 'settleMicros' in money
    ? [{ type: 'settle-charge', callId, settledMicros: money.settleMicros, at }]
    : [{ type: 'estimate-charge', callId, estimatedMicros: money.estimateMicros }]
}

function moneyEvents({ id, provider }: Call, money: Next['money']): readonly RunEvent[] {
  if (money === undefined) return []
  if (money === 'release') return [{ type: 'charge.released', data: { call: id } }]
  if (!('settleMicros' in money)) return []
  const { settleMicros: micros, assumed = false } = money
  return [
    {
      type: 'charge.settled',
      data: { call: id, provider, micros, ...(assumed ? { assumed } : {}) },
    },
  ]
}

/** What events say of a call. */
export function describeCall({ id, name, provider, model }: Call): {
  readonly call: string
  readonly name: string
  readonly provider: string
  readonly model: string
} {
  return { call: id, name, provider, model }
}
