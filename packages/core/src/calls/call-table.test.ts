import { describe, expect, it } from 'vitest'
import type { Call } from '../domain/call.js'
import { CALL_STATUSES } from '../domain/run.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { samples } from '../testing/store/store-samples.js'
import type { Observation } from './call-observation.js'
import type { CallSubject, CallTerms, Wait } from './call-subject.js'
import { CALL_TABLE } from './call-table.js'
import { decideCall } from './decide-call.js'

const NOW = 100_000_000
const HOUR = 3_600_000
const TERMS: CallTerms = {
  dedupe: 'none',
  settleMs: 60_000,
  patienceMs: 6 * HOUR,
  missingPolls: 3,
  missingMs: 60_000,
  forgotten: 'spent',
  retryWaitMs: 1000,
  maxRetryWaitMs: 300_000,
  maxRiskMicros: 0,
  providerConcurrency: 4,
}
const busy = new MutoscopeError('PROVIDER_RATE_LIMITED', { message: 'Busy.' })
const away = new MutoscopeError('PROVIDER_UNAVAILABLE', { message: 'Away.' })
const lost = new MutoscopeError('CALL_AMBIGUOUS')
const bad = new MutoscopeError('MODEL_FAILED', { message: 'Broken.' })
/** Not known, by so many looks, the first of them so long ago. */
const unknown = (polls: number, agoMs: number) => ({
  code: 'MODEL_FAILED' as const,
  message: 'Not known.',
  details: { missing: 'request', polls, since: NOW - agoMs },
})
const nowhere = new MutoscopeError('MODEL_FAILED', { message: 'Not known.', details: { missing: 'request' } })
const no = new MutoscopeError('MODEL_REFUSED', { message: 'No.' })
const big = new MutoscopeError('LIMIT_EXCEEDED')
const full = new MutoscopeError('DISK_FULL')
const cancelled = new MutoscopeError('CANCELLED')
/** Delayed for as long as the studio waits, or a little less. */
const TIRED = { delays: 80, delayedSince: NOW - 6 * HOUR }
const NEARLY = { delays: 80, delayedSince: NOW - 6 * HOUR + 1 }
const CLEAN = { delays: 0, delayedSince: null, unsent: 0, error: null }

interface Case {
  readonly row: string
  readonly call: Partial<Call>
  readonly terms?: Partial<CallTerms>
  readonly seen: Observation
  /** What is different afterwards. */
  readonly becomes: Partial<Call>
  /** What happens to the 40 of at most 60 that are held. @default nothing */
  readonly money?: string
  readonly events?: readonly string[]
  readonly wait: Wait
  readonly error?: string
  readonly stops?: boolean
}

/** An earlier response was lost, and the next request was not taken: that says nothing about the earlier one. */
const MAYBE_TAKEN: readonly Case[] = [
  {
    row: 'is put off for too long, and may be taken',
    call: { status: 'sent', lost: 1, ...TIRED },
    terms: { dedupe: 'key' },
    seen: { type: 'throttled', error: busy },
    becomes: {
      status: 'ambiguous',
      pollAt: null,
      lost: 1,
      error: expect.objectContaining({
        code: 'CALL_AMBIGUOUS',
        message: 'Busy. The response to an earlier request was lost, so the provider may have accepted it.',
      }),
    },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  },
  {
    row: 'finds nobody, too often, and may be taken',
    call: { status: 'sent', lost: 1, unsent: 4 },
    seen: { type: 'unsent', error: away },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  },
  {
    row: 'finds nobody, too often',
    // The list has said that it was not taken.
    call: { status: 'sent', lost: 1, unsent: 4 },
    terms: { dedupe: 'lookup' },
    seen: { type: 'unsent', error: away },
    becomes: { status: 'failed', pollAt: null },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'PROVIDER_UNAVAILABLE',
  },
  {
    row: 'is not taken, and may have been before',
    call: { status: 'sent', lost: 1 },
    terms: { dedupe: 'key' },
    seen: { type: 'declined', error: away },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  },
  {
    row: 'is not taken',
    call: { status: 'sent', lost: 1 },
    terms: { dedupe: 'key' },
    seen: { type: 'declined', error: bad, costMicros: 3 },
    becomes: { status: 'failed' },
    money: 'settle 3',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is there already, and may be bought a second time',
    call: { status: 'intended', lost: 1 },
    seen: { type: 'needless' },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: { until: NOW },
  },
  {
    row: 'is not sent again, and may be taken',
    call: { status: 'intended', lost: 1 },
    seen: { type: 'cancelled', error: cancelled },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  },
]

const CASES: readonly Case[] = [
  {
    row: 'goes out',
    call: { status: 'intended', pollAt: 5 },
    seen: { type: 'sending' },
    becomes: { status: 'sent', pollAt: null },
    events: ['call.sent'],
    wait: 'nothing',
  },
  {
    row: 'waits with others of its provider',
    call: { status: 'intended' },
    seen: { type: 'blocked', until: NOW + 7 },
    becomes: {},
    wait: { until: NOW + 7 },
  },
  {
    row: 'waits for a place at its provider',
    call: { status: 'ambiguous' },
    seen: { type: 'full' },
    becomes: {},
    wait: { until: NOW + 2000 },
  },
  {
    row: 'is not bought, being there already',
    call: { status: 'intended' },
    seen: { type: 'needless' },
    becomes: { status: 'failed', error: null },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: { until: NOW },
  },
  {
    row: 'was taken',
    call: {
      status: 'sent',
      ...NEARLY,
      unsent: 2,
      lost: 1,
      error: { code: 'TIMEOUT', message: '', details: {} },
    },
    seen: { type: 'accepted', operation: { id: 'op' }, pollAfterMs: 50, estimatedMicros: 90 },
    becomes: {
      ...CLEAN,
      status: 'accepted',
      operation: { id: 'op' },
      acceptedAt: NOW,
      pollAt: NOW + 50,
      lost: 1,
    },
    money: 'estimate 90',
    events: ['call.accepted'],
    wait: { until: NOW + 50 },
  },
  {
    row: 'was taken',
    call: { status: 'ambiguous' },
    seen: { type: 'accepted', operation: 'op' },
    becomes: { status: 'accepted', operation: 'op', acceptedAt: NOW, pollAt: NOW + 2000 },
    events: ['call.accepted'],
    wait: { until: NOW + 2000 },
  },
  {
    row: 'is put off, as is all for its provider',
    call: { status: 'sent' },
    seen: { type: 'throttled', error: busy, retryAfterMs: 30_000 },
    becomes: { status: 'intended', delays: 1, delayedSince: NOW, pollAt: NOW + 30_000, unsent: 0, lost: 0 },
    money: `blocked until ${NOW + 30_000}`,
    events: ['call.delayed'],
    wait: { until: NOW + 30_000 },
  },
  // Without a hint the pause doubles, up to the longest.
  ...[
    [0, 1000],
    [1, 2000],
    [4, 16_000],
    [9, 300_000],
    [79, 300_000],
  ].map(([delays = 0, pause = 0]): Case => ({
    row: 'is put off, as is all for its provider',
    call: { status: 'sent', delays, delayedSince: NOW - 6 * HOUR + 1 },
    seen: { type: 'throttled', error: busy },
    becomes: {
      status: 'intended',
      delays: delays + 1,
      delayedSince: NOW - 6 * HOUR + 1,
      pollAt: NOW + pause,
    },
    money: `blocked until ${NOW + pause}`,
    events: ['call.delayed'],
    wait: { until: NOW + pause },
  })),
  {
    row: 'is put off for too long',
    call: { status: 'sent', ...TIRED },
    seen: { type: 'throttled', error: busy },
    becomes: { status: 'failed', pollAt: null },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'PROVIDER_RATE_LIMITED',
  },
  {
    row: 'finds nobody',
    // However often it was put off.
    call: { status: 'sent', unsent: 3, delays: 40 },
    seen: { type: 'unsent', error: away },
    becomes: { status: 'intended', unsent: 4, delays: 40, delayedSince: NOW, pollAt: NOW + 8000 },
    events: ['call.delayed'],
    wait: { until: NOW + 8000 },
  },
  {
    row: 'finds nobody, too often',
    call: { status: 'sent', unsent: 4 },
    seen: { type: 'unsent', error: away },
    becomes: { status: 'failed', pollAt: null },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'PROVIDER_UNAVAILABLE',
  },
  {
    row: 'is held back',
    call: { status: 'sent' },
    seen: { type: 'stopped' },
    becomes: { status: 'intended', pollAt: null },
    wait: 'nothing',
  },
  {
    row: 'is not taken',
    call: { status: 'sent' },
    seen: { type: 'declined', error: away },
    becomes: { status: 'failed' },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'PROVIDER_UNAVAILABLE',
  },
  {
    row: 'is not taken',
    call: { status: 'sent' },
    seen: { type: 'declined', error: bad, costMicros: 3 },
    becomes: { status: 'failed' },
    money: 'settle 3',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is sent again later under its key',
    call: { status: 'sent', lost: 2 },
    terms: { dedupe: 'key' },
    seen: { type: 'lost', error: lost },
    becomes: { status: 'ambiguous', lost: 3, delayedSince: NOW, pollAt: NOW + 4000 },
    events: ['call.ambiguous'],
    wait: { until: NOW + 4000 },
  },
  {
    row: 'is lost: somebody must decide',
    call: { status: 'sent', lost: 90, ...TIRED },
    terms: { dedupe: 'key' },
    seen: { type: 'lost', error: lost },
    becomes: { status: 'ambiguous', lost: 91, pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  },
  {
    row: 'is looked for once the list surely shows it',
    call: { status: 'sent' },
    terms: { dedupe: 'lookup' },
    seen: { type: 'lost', error: lost },
    becomes: { status: 'ambiguous', lost: 1, pollAt: NOW + 60_000 },
    events: ['call.ambiguous'],
    wait: { until: NOW + 60_000 },
  },
  {
    row: 'is sent once more, within the accepted risk',
    // What was put off before does not count.
    call: { status: 'sent', delays: 3, delayedSince: NOW - 10, unsent: 2 },
    terms: { maxRiskMicros: 60 },
    seen: { type: 'lost', error: lost },
    becomes: { status: 'intended', lost: 1, pollAt: null },
    events: ['call.ambiguous', 'call.risked'],
    wait: 'nothing',
  },
  ...[
    // Once, and within what was accepted.
    { call: { lost: 1 }, terms: { maxRiskMicros: 60 } },
    { call: { lost: 0 }, terms: { maxRiskMicros: 59 } },
  ].map(({ call, terms }): Case => ({
    row: 'is lost: somebody must decide',
    call: { status: 'sent', ...call },
    terms,
    seen: { type: 'lost', error: lost },
    becomes: { status: 'ambiguous', lost: call.lost + 1, pollAt: null },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  })),
  {
    row: 'was not taken: once more',
    call: { status: 'ambiguous', ...NEARLY },
    seen: { type: 'absent' },
    becomes: { status: 'intended', pollAt: null },
    wait: 'nothing',
  },
  {
    row: 'was never taken, for too long',
    call: { status: 'ambiguous', ...TIRED },
    seen: { type: 'absent' },
    becomes: { status: 'failed' },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'PROVIDER_UNAVAILABLE',
  },
  {
    row: 'cannot be found out: somebody must decide',
    call: { status: 'ambiguous', pollAt: 5 },
    seen: { type: 'unknown' },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.attention'],
    wait: 'operator',
  },
  {
    row: 'cannot be looked for now',
    call: { status: 'ambiguous', ...NEARLY, delays: 2 },
    seen: { type: 'search-failed', error: away },
    becomes: { status: 'ambiguous', delays: 3, pollAt: NOW + 4000 },
    wait: { until: NOW + 4000 },
  },
  {
    row: 'cannot be looked for, for too long: somebody must decide',
    call: { status: 'ambiguous', ...TIRED },
    seen: { type: 'search-failed', error: away },
    becomes: { status: 'ambiguous', pollAt: null },
    events: ['call.attention'],
    wait: 'operator',
  },
  {
    row: 'is being worked on',
    call: { status: 'accepted', acceptedAt: NOW - 6 * HOUR + 1, operation: 'op', ...TIRED, progress: 0.1 },
    seen: { type: 'pending', progress: 0.5, pollAfterMs: 10, operation: 'op2' },
    becomes: { ...CLEAN, status: 'accepted', progress: 0.5, operation: 'op2', pollAt: NOW + 10 },
    wait: { until: NOW + 10 },
  },
  {
    row: 'is being worked on',
    call: { status: 'accepted', acceptedAt: NOW - 5, operation: 'op', progress: 0.1 },
    seen: { type: 'pending' },
    becomes: { status: 'accepted', progress: 0.1, operation: 'op', pollAt: NOW + 2000 },
    wait: { until: NOW + 2000 },
  },
  {
    row: 'never ends',
    call: { status: 'accepted', acceptedAt: NOW - 6 * HOUR },
    seen: { type: 'pending' },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'TIMEOUT',
    stops: true,
  },
  {
    row: 'is out of sight',
    call: { status: 'accepted' },
    seen: { type: 'poll-failed', error: away },
    becomes: { status: 'accepted', delays: 1, delayedSince: NOW, pollAt: NOW + 1000 },
    events: ['call.delayed'],
    wait: { until: NOW + 1000 },
  },
  {
    row: 'is out of sight',
    call: { status: 'accepted', ...NEARLY },
    seen: { type: 'poll-failed', error: busy, retryAfterMs: 86_400_000 },
    becomes: { status: 'accepted', delays: 81, pollAt: NOW + 300_000 },
    wait: { until: NOW + 300_000 },
  },
  {
    row: 'is out of sight',
    // A process that slept through its patience still looks.
    call: { status: 'accepted', ...TIRED, delays: 1 },
    seen: { type: 'poll-failed', error: away },
    becomes: { status: 'accepted', delays: 2, pollAt: NOW + 2000 },
    wait: { until: NOW + 2000 },
  },
  {
    row: 'is out of sight for too long',
    call: { status: 'accepted', ...TIRED },
    seen: { type: 'poll-failed', error: away },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'TIMEOUT',
    stops: true,
  },
  ...(['sent', 'accepted', 'ambiguous'] as const).map((status): Case => ({
    row: 'gives what was asked for',
    call: { status, pollAt: 5 },
    seen: { type: 'delivered', costMicros: 33 },
    becomes: { status: 'succeeded', pollAt: null, error: null },
    money: 'settle 33',
    events: ['call.succeeded', 'charge.settled'],
    wait: 'end',
  })),
  {
    row: 'gives what was asked for',
    call: { status: 'accepted' },
    seen: { type: 'delivered' },
    becomes: { status: 'succeeded' },
    money: 'settle 40',
    events: ['call.succeeded', 'charge.settled'],
    wait: 'end',
  },
  {
    row: 'gives nothing',
    call: { status: 'accepted' },
    seen: { type: 'failed', error: bad },
    becomes: { status: 'failed' },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is refused for its content',
    call: { status: 'accepted' },
    seen: { type: 'refused', error: no, costMicros: 40 },
    becomes: { status: 'refused' },
    money: 'settle 40',
    events: ['call.refused', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_REFUSED',
  },
  {
    row: 'is refused for its content',
    call: { status: 'sent' },
    seen: { type: 'refused', error: no },
    becomes: { status: 'refused' },
    money: 'release',
    events: ['call.refused', 'charge.released'],
    wait: 'end',
    error: 'MODEL_REFUSED',
  },
  {
    row: 'is done, and its output is gone',
    call: { status: 'accepted' },
    seen: { type: 'missing', what: 'output', error: bad },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is not known any more',
    call: { status: 'accepted', delays: 2, delayedSince: NOW - 60_000, error: unknown(2, 60_000) },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is not known any more',
    call: { status: 'accepted', delays: 2, delayedSince: NOW - 60_000, error: unknown(2, 60_000) },
    terms: { forgotten: 'free' },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'failed' },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    // Now unreachable, now unknown, for as long as the studio waits.
    row: 'is not known any more',
    call: { status: 'accepted', ...TIRED },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'MODEL_FAILED',
  },
  {
    row: 'is not known at the moment',
    call: { status: 'accepted' },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'accepted', delays: 1, pollAt: NOW + 1000, error: unknown(1, 0) },
    events: ['call.delayed'],
    wait: { until: NOW + 1000 },
  },
  {
    row: 'is not known at the moment',
    call: { status: 'accepted', delays: 1, delayedSince: NOW - 90_000, error: unknown(1, 90_000) },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'accepted', delays: 2, pollAt: NOW + 2000, error: unknown(2, 90_000) },
    wait: { until: NOW + 2000 },
  },
  {
    row: 'is not known at the moment',
    call: { status: 'accepted', delays: 4, delayedSince: NOW - 59_999, error: unknown(4, 59_999) },
    seen: { type: 'missing', what: 'request', error: nowhere },
    becomes: { status: 'accepted', delays: 5, pollAt: NOW + 16_000, error: unknown(5, 59_999) },
    wait: { until: NOW + 16_000 },
  },
  ...(['sent', 'accepted', 'ambiguous'] as const).map((status): Case => ({
    row: 'gives something else',
    call: { status },
    seen: { type: 'unusable', error: big },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'LIMIT_EXCEEDED',
  })),
  {
    row: 'is fetched again, since it could not be stored',
    call: { status: 'accepted' },
    seen: { type: 'not-stored', error: full, costMicros: 33 },
    becomes: { status: 'accepted', delays: 1, pollAt: NOW + 1000 },
    events: ['call.delayed'],
    wait: { until: NOW + 1000 },
  },
  {
    row: 'cannot be stored, for too long',
    call: { status: 'accepted', ...TIRED },
    seen: { type: 'not-stored', error: full, costMicros: 33 },
    becomes: { status: 'failed' },
    money: 'settle 33',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'DISK_FULL',
  },
  {
    row: 'cannot be stored, and is given once only',
    call: { status: 'sent' },
    seen: { type: 'not-stored', error: full },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'DISK_FULL',
  },
  ...(['intended', 'sent', 'accepted', 'ambiguous'] as const).flatMap((status): Case[] => [
    {
      row: 'goes on for another run',
      call: { status, pollAt: 5 },
      seen: { type: 'taken-up', by: { runId: 'run-2', projectId: 'project-2', stage: 's', name: 'n' } },
      becomes: { status, runId: 'run-2', projectId: 'project-2', stage: 's', name: 'n', pollAt: 5 },
      wait: 'nothing',
    },
    {
      row: 'is at the provider',
      call: { status, lost: 2, ...NEARLY },
      seen: { type: 'adopted', operation: 'op' },
      becomes: { ...CLEAN, status: 'accepted', operation: 'op', acceptedAt: NOW, pollAt: NOW, lost: 0 },
      events: ['call.resolved'],
      wait: { until: NOW },
    },
    {
      row: 'is sent anew',
      call: { status, lost: 2, ...TIRED, operation: 'op', acceptedAt: 5, progress: 0.5 },
      seen: { type: 'resubmitted' },
      becomes: { ...CLEAN, status: 'intended', operation: null, acceptedAt: null, progress: null, lost: 0 },
      events: ['call.resolved'],
      wait: { until: NOW },
    },
  ]),
  {
    row: 'is found by its webhook',
    call: { status: 'ambiguous' },
    seen: { type: 'heard', operation: 'op' },
    becomes: { status: 'accepted', operation: 'op', acceptedAt: NOW, pollAt: NOW },
    events: ['call.accepted'],
    wait: { until: NOW },
  },
  {
    row: 'is looked at now',
    call: { status: 'accepted', operation: 'op', pollAt: NOW + 300_000 },
    seen: { type: 'heard', operation: null },
    becomes: { status: 'accepted', operation: 'op', pollAt: NOW },
    events: ['call.accepted'],
    wait: { until: NOW },
  },
  ...MAYBE_TAKEN,
  {
    row: 'was never sent',
    call: { status: 'intended' },
    seen: { type: 'cancelled', error: cancelled },
    becomes: { status: 'failed' },
    money: 'release',
    events: ['call.failed', 'charge.released'],
    wait: 'end',
    error: 'CANCELLED',
  },
  {
    row: 'is stopped, its money being spent',
    call: { status: 'accepted' },
    seen: { type: 'cancelled', error: cancelled },
    becomes: { status: 'failed' },
    money: 'settle 40',
    events: ['call.failed', 'charge.settled'],
    wait: 'end',
    error: 'CANCELLED',
    stops: true,
  },
  ...([undefined, 7, 0] as const).map((costMicros): Case => ({
    row: 'is let go, its money being spent',
    call: { status: 'accepted' },
    seen: { type: 'abandoned', error: cancelled, costMicros },
    becomes: { status: 'failed' },
    money: costMicros === 0 ? 'release' : `settle ${costMicros ?? 40}`,
    events: ['call.resolved', costMicros === 0 ? 'charge.released' : 'charge.settled'],
    wait: 'end',
    error: 'CANCELLED',
    stops: true,
  })),
  ...(['intended', 'sent', 'ambiguous'] as const).map((status): Case => ({
    row: 'is let go',
    call: { status },
    seen: { type: 'abandoned', error: cancelled },
    becomes: { status: 'failed', pollAt: null },
    money: 'release',
    events: ['call.resolved', 'charge.released'],
    wait: 'end',
    error: 'CANCELLED',
  })),
]

function subjectOf(call: Partial<Call>, terms: Partial<CallTerms> = {}): CallSubject {
  return {
    call: samples.call({ createdAt: NOW - 1000, updatedAt: NOW - 10, ...call }),
    charge: { estimatedMicros: 40, reservedMicros: 60 },
    terms: { ...TERMS, ...terms },
  }
}

describe('the table of paid calls', () => {
  it.each(CASES)(
    '$call.status, $seen.type: $row',
    ({ row, call, terms, seen, becomes, money = '', events = [], wait, error, stops }) => {
      const subject = subjectOf(call, terms)
      const decision = decideCall(subject, seen, NOW)
      expect(decision?.row).toBe(row)
      expect(decision?.call).toMatchObject(becomes)
      expect(decision?.wait).toEqual(wait)
      expect(decision?.events.map(({ type }) => type)).toEqual(events)
      expect(decision?.error?.code).toBe(error)
      expect(decision?.stopAtProvider).toBe(stops)
      const unchanged = Object.keys(becomes).length === 0
      expect(decision?.changes.filter(({ type }) => type === 'put-call')).toEqual(
        unchanged
          ? []
          : [
              {
                type: 'put-call',
                call: { ...decision?.call, updatedAt: NOW },
                follows: NOW - 10,
                ...(seen.type === 'sending' ? { maxAtOnce: 4 } : {}),
              },
            ],
      )
      expect(
        decision?.changes.flatMap((change) => {
          if (change.type === 'release-charge') return ['release']
          if (change.type === 'settle-charge') return [`settle ${change.settledMicros}`]
          if (change.type === 'estimate-charge') return [`estimate ${change.estimatedMicros}`]
          if (change.type === 'put-provider-wait') return [`blocked until ${change.until}`]
          return []
        }),
      ).toEqual(money === '' ? [] : [money])
    },
  )

  it.each(CASES.filter(({ wait }) => wait === 'end'))(
    '$call.status, $seen.type: $row; no money is left hanging, and the call says why',
    ({ call, terms, seen, money, error }) => {
      expect(money).toMatch(/^(?:settle \d+|release)$/u)
      expect(decideCall(subjectOf(call, terms), seen, NOW)?.call.error?.code).toBe(error)
    },
  )

  it('has a case here for each of its rows', () => {
    const rows = Object.values(CALL_TABLE).flatMap((list) => list.map(({ name }) => name))
    expect(new Set(rows).size).toBe(rows.length)
    expect(new Set(CASES.map(({ row }) => row))).toEqual(new Set(rows))
  })

  it('changes nothing for a status that is not in a row', () => {
    const allowed = new Set(
      Object.entries(CALL_TABLE).flatMap(([type, rows]) =>
        rows.flatMap(({ from }) => from.map((status) => `${status}, ${type}`)),
      ),
    )
    const others = CASES.flatMap(({ seen }) =>
      CALL_STATUSES.filter((status) => !allowed.has(`${status}, ${seen.type}`)).map((status) => ({
        status,
        seen,
      })),
    )
    expect(others.length).toBeGreaterThan(100)
    for (const { status, seen } of others)
      expect(decideCall(subjectOf({ status }), seen, NOW), `${status}, ${seen.type}`).toBe(null)
    const ended = [...allowed].filter((pair) => /^(?:succeeded|failed|refused),/u.test(pair))
    expect(ended).toEqual([])
  })

  it('leaves a lost call as it is when it is told without a handle, and its own run to itself', () => {
    expect(decideCall(subjectOf({ status: 'ambiguous' }), { type: 'heard', operation: null }, NOW)).toBe(null)
    const by = { runId: 'run-1', projectId: 'project-1', stage: 's', name: 'n' }
    expect(decideCall(subjectOf({}), { type: 'taken-up', by }, NOW)).toBe(null)
  })

  it('marks every version of a call, also within a millisecond and when the clock goes back', () => {
    const { call } = decideCall(subjectOf({ updatedAt: NOW + 5 }), { type: 'sending' }, NOW) ?? {}
    expect(call?.updatedAt).toBe(NOW + 6)
  })

  it('says in its errors what was waited for and how long', () => {
    const messageOf = (call: Partial<Call>, seen: Observation) =>
      decideCall(subjectOf(call), seen, NOW)?.error?.message
    expect(messageOf({ status: 'sent', ...TIRED }, { type: 'throttled', error: busy })).toBe(
      'Busy. Gave up after 6 hours; nothing was bought.',
    )
    expect(messageOf({ status: 'accepted', acceptedAt: 0 }, { type: 'pending' })).toBe(
      'acme did not finish the request within 6 hours.',
    )
    expect(messageOf({ status: 'accepted', ...TIRED }, { type: 'poll-failed', error: away })).toBe(
      'The status of the request at acme was unavailable for 6 hours: Away.',
    )
  })
})
