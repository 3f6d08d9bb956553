import type { CallStatus } from '../domain/run.js'
import type { Observation, Seen } from './call-observation.js'
import {
  adopts,
  delayed,
  doubts,
  endless,
  ends,
  forgotten,
  givenUp,
  hasPolledEnough,
  isOutOfPatience,
  isSurelyMissing,
  looksLater,
  loses,
  mayBeTaken,
  neverEnds,
  outOfSight,
  pauseAfter,
  sendsLater,
  staysLost,
  UNTROUBLED,
} from './call-rules.js'
import type { CallSubject, Next } from './call-subject.js'

/** A call as it is, what is seen of it, and when (epoch milliseconds). */
export interface Situation<Type extends Observation['type']> extends CallSubject {
  readonly seen: Seen<Type>
  readonly now: number
}

/** In these statuses, under this condition, a call becomes this. The first row that fits counts. */
export interface CallRow<Type extends Observation['type']> {
  readonly name: string
  readonly from: readonly CallStatus[]
  readonly when?: (situation: Situation<Type>) => boolean
  readonly next: (situation: Situation<Type>) => Next
}

type CallTable = { readonly [Type in Observation['type']]: readonly CallRow<Type>[] }

/** When to look again where a provider gave no hint, milliseconds. */
export const POLL_MS = 2_000
/** How often a submission is made that nobody receives. */
export const MAX_UNSENT = 5

const LIVING: readonly CallStatus[] = ['intended', 'sent', 'accepted', 'ambiguous']
const BEFORE_SENDING: readonly CallStatus[] = ['intended', 'ambiguous']

/**
 * The life of a paid call: all that can be seen of it, and what comes of that. What is not here changes
 * nothing; in particular a call that has ended (`succeeded`, `failed`, `refused`) never changes.
 */
export const CALL_TABLE: CallTable = {
  // Before a submission.
  sending: [
    row('goes out', BEFORE_SENDING, () => ({
      status: 'sent',
      set: { pollAt: null },
      events: ['call.sent'],
      wait: 'nothing',
    })),
  ],
  blocked: [
    row('waits with others of its provider', BEFORE_SENDING, ({ seen }) => ({ wait: { until: seen.until } })),
  ],
  full: [
    row('waits for a place at its provider', BEFORE_SENDING, ({ now }) => ({
      wait: { until: now + POLL_MS },
    })),
  ],
  needless: [
    row(
      'is there already, and may be bought a second time',
      ['intended'],
      ({ now }) => ({
        status: 'ambiguous',
        set: { pollAt: null },
        events: ['call.ambiguous', 'call.attention'],
        wait: { until: now },
      }),
      { when: mayBeTaken },
    ),
    row('is not bought, being there already', ['intended'], ({ now }) => ({
      status: 'failed',
      set: { pollAt: null },
      money: 'release',
      events: ['call.failed'],
      wait: { until: now },
    })),
  ],

  // Answers to a submission.
  accepted: [
    row('was taken', ['sent', 'ambiguous'], ({ seen, now }) => {
      const { operation, pollAfterMs = POLL_MS, estimatedMicros } = seen
      return {
        status: 'accepted',
        set: { ...UNTROUBLED, operation, acceptedAt: now, pollAt: now + pollAfterMs },
        ...(estimatedMicros === undefined ? {} : { money: { estimateMicros: estimatedMicros } }),
        events: ['call.accepted'],
        wait: { until: now + pollAfterMs },
      }
    }),
  ],
  throttled: [
    row('is put off for too long, and may be taken', ['sent'], staysLost, {
      when: (at) => mayBeTaken(at) && isOutOfPatience(at),
    }),
    row('is put off for too long', ['sent'], (at) => ends('free', at, givenUp(at, at.seen.error)), {
      when: isOutOfPatience,
    }),
    row('is put off, as is all for its provider', ['sent'], (at) => {
      const until = at.now + (at.seen.retryAfterMs ?? pauseAfter(at.call.delays, at.terms))
      return { ...sendsLater(until, delayed(at)), blockProviderUntil: until }
    }),
  ],
  unsent: [
    row('finds nobody, too often, and may be taken', ['sent'], staysLost, {
      when: (at) => mayBeTaken(at) && at.call.unsent + 1 >= MAX_UNSENT,
    }),
    row('finds nobody, too often', ['sent'], (at) => ends('free', at, at.seen.error), {
      when: ({ call }) => call.unsent + 1 >= MAX_UNSENT,
    }),
    row('finds nobody', ['sent'], (at) => {
      const { call, now, terms } = at
      const set = { ...delayed(at), delays: call.delays, unsent: call.unsent + 1 }
      return sendsLater(now + pauseAfter(call.unsent, terms), set)
    }),
  ],
  stopped: [
    row('is held back', ['sent'], () => ({ status: 'intended', set: { pollAt: null }, wait: 'nothing' })),
  ],
  declined: [
    row('is not taken, and may have been before', ['sent'], staysLost, {
      when: (at) => mayBeTaken(at) && at.seen.costMicros === undefined,
    }),
    row('is not taken', ['sent'], (at) => ends('free', at, at.seen.error)),
  ],
  lost: [
    row(
      'is sent again later under its key',
      ['sent'],
      (at) => loses(at, at.now + pauseAfter(at.call.lost, at.terms)),
      {
        when: (at) => at.terms.dedupe === 'key' && !isOutOfPatience(at),
      },
    ),
    row(
      'is looked for once the list surely shows it',
      ['sent'],
      (at) => loses(at, at.now + at.terms.settleMs),
      {
        when: ({ terms }) => terms.dedupe === 'lookup',
      },
    ),
    row(
      'is sent once more, within the accepted risk',
      ['sent'],
      (at) => ({
        ...loses(at, null),
        status: 'intended',
        events: ['call.ambiguous', 'call.risked'],
        wait: 'nothing',
      }),
      {
        // Once: who loses two answers in a row has another problem than bad luck.
        when: ({ call, charge, terms }) =>
          terms.dedupe === 'none' && call.lost === 0 && charge.reservedMicros <= terms.maxRiskMicros,
      },
    ),
    row('is lost: somebody must decide', ['sent'], (at) => loses(at, null)),
  ],

  // Answers to a search.
  absent: [
    row('was never taken, for too long', ['ambiguous'], (at) => ends('free', at, givenUp(at)), {
      when: isOutOfPatience,
    }),
    row('was not taken: once more', ['ambiguous'], () => ({
      status: 'intended',
      set: { pollAt: null },
      wait: 'nothing',
    })),
  ],
  unknown: [row('cannot be found out: somebody must decide', ['ambiguous'], decidedByOperator)],
  'search-failed': [
    row('cannot be looked for, for too long: somebody must decide', ['ambiguous'], decidedByOperator, {
      when: hasPolledEnough,
    }),
    row('cannot be looked for now', ['ambiguous'], looksLater),
  ],

  // Answers to a look.
  pending: [
    row('never ends', ['accepted'], (at) => stopping(ends('spent', at, endless(at))), { when: neverEnds }),
    row('is being worked on', ['accepted'], ({ call, seen, now }) => {
      const pollAt = now + (seen.pollAfterMs ?? POLL_MS)
      const progress = seen.progress ?? call.progress
      const operation = seen.operation ?? call.operation
      return { set: { ...UNTROUBLED, progress, operation, pollAt }, wait: { until: pollAt } }
    }),
  ],
  'poll-failed': [
    row('is out of sight for too long', ['accepted'], (at) => stopping(ends('spent', at, outOfSight(at))), {
      when: hasPolledEnough,
    }),
    row('is out of sight', ['accepted'], looksLater),
  ],

  // Ends.
  delivered: [
    row('gives what was asked for', ['sent', 'accepted', 'ambiguous'], ({ seen, charge }) => ({
      status: 'succeeded',
      set: { pollAt: null, error: null },
      money: { settleMicros: seen.costMicros ?? charge.estimatedMicros },
      events: ['call.succeeded'],
      wait: 'end',
    })),
  ],
  failed: [row('gives nothing', ['accepted'], (at) => ends('free', at, at.seen.error))],
  refused: [row('is refused for its content', ['sent', 'accepted'], (at) => ends('free', at, at.seen.error))],
  missing: [
    row('is done, and its output is gone', ['accepted'], (at) => ends('spent', at, at.seen.error), {
      when: ({ seen }) => seen.what === 'output',
    }),
    row('is not known any more', ['accepted'], forgotten, { when: isSurelyMissing }),
    row('is not known at the moment', ['accepted'], doubts),
  ],
  unusable: [
    row('gives something else', ['sent', 'accepted', 'ambiguous'], (at) => ends('spent', at, at.seen.error)),
  ],
  'not-stored': [
    row('cannot be stored, for too long', ['accepted'], (at) => ends('spent', at, at.seen.error), {
      when: hasPolledEnough,
    }),
    row('is fetched again, since it could not be stored', ['accepted'], looksLater),
    row('cannot be stored, and is given once only', ['sent', 'ambiguous'], (at) =>
      ends('spent', at, at.seen.error),
    ),
  ],

  // Words of others.
  'taken-up': [
    row('goes on for another run', LIVING, ({ seen }) => ({ set: seen.by, wait: 'nothing' }), {
      when: ({ call, seen }) => call.runId !== seen.by.runId,
    }),
  ],
  heard: [
    // Without its handle a lost call is not found by being told that it ended.
    row(
      'is found by its webhook',
      ['sent', 'ambiguous'],
      (at) => ({ ...adopts(at), events: ['call.accepted'] }),
      {
        when: ({ seen }) => seen.operation !== null,
      },
    ),
    row('is looked at now', ['accepted'], ({ now }) => ({
      set: { pollAt: now },
      events: ['call.accepted'],
      wait: { until: now },
    })),
  ],
  cancelled: [
    row('is not sent again, and may be taken', ['intended'], staysLost, { when: mayBeTaken }),
    row('was never sent', ['intended'], (at) => ends('free', at, at.seen.error)),
    row('is stopped, its money being spent', ['accepted'], (at) =>
      stopping(ends('spent', at, at.seen.error)),
    ),
  ],
  adopted: [row('is at the provider', LIVING, (at) => ({ ...adopts(at), events: ['call.resolved'] }))],
  resubmitted: [
    row('is sent anew', LIVING, ({ now }) => ({
      status: 'intended',
      set: { ...UNTROUBLED, lost: 0, operation: null, acceptedAt: null, progress: null, pollAt: null },
      events: ['call.resolved'],
      wait: { until: now },
    })),
  ],
  abandoned: [
    row('is let go, its money being spent', ['accepted'], (at) =>
      resolved(stopping(ends('spent', at, at.seen.error))),
    ),
    row('is let go', ['intended', 'sent', 'ambiguous'], (at) => resolved(ends('free', at, at.seen.error))),
  ],
}

function row<Type extends Observation['type']>(
  name: string,
  from: readonly CallStatus[],
  next: (situation: Situation<Type>) => Next,
  condition: Pick<CallRow<Type>, 'when'> = {},
): CallRow<Type> {
  return { name, from, next, ...condition }
}

function decidedByOperator(): Next {
  return { set: { pollAt: null }, events: ['call.attention'], wait: 'operator' }
}

function stopping(next: Next): Next {
  return { ...next, stopAtProvider: true }
}

function resolved(next: Next): Next {
  return { ...next, events: ['call.resolved'] }
}
