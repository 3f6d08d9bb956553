import type { Call } from '../domain/call.js'
import { toStoredError } from '../errors/stored-error.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { CallSubject, CallTerms, Next } from './call-subject.js'
import { formatDuration } from './format-duration.js'

/** A call with what is seen of it, and when. */
type Seeing<Seen> = CallSubject & { readonly seen: Seen; readonly now: number }
type Troubled = Seeing<{ readonly error: MutoscopeError; readonly retryAfterMs?: number | undefined }>

/**
 * Fewest tries in a row before looking is given up, so that a process that slept through its patience still
 * looks.
 */
export const FEWEST_LOOKS = 5

/** What is forgotten once a provider answers again. */
export const UNTROUBLED = { delays: 0, delayedSince: null, unsent: 0, error: null } as const

/** The pause after so many tries: it doubles from the first to the longest. Milliseconds. */
export function pauseAfter(
  tries: number,
  { retryWaitMs, maxRetryWaitMs }: Pick<CallTerms, 'retryWaitMs' | 'maxRetryWaitMs'>,
): number {
  return Math.min(maxRetryWaitMs, retryWaitMs * 2 ** Math.min(tries, 30))
}

/** The provider has put the call off for as long as the studio waits. */
export function isOutOfPatience({ call, now, terms }: Seeing<unknown>): boolean {
  return call.delayedSince !== null && now - call.delayedSince >= terms.patienceMs
}

/** The same for what is free to try: often enough, too. */
export function hasPolledEnough(situation: Seeing<unknown>): boolean {
  return situation.call.delays + 1 >= FEWEST_LOOKS && isOutOfPatience(situation)
}

/** The provider has worked for as long as the studio waits. */
export function neverEnds({ call, now, terms }: Seeing<unknown>): boolean {
  return now - (call.acceptedAt ?? call.createdAt) >= terms.patienceMs
}

/** What a call keeps of a try that was put off. */
export function delayed({ call, seen, now }: Troubled): Partial<Call> {
  return {
    delays: call.delays + 1,
    delayedSince: call.delayedSince ?? now,
    error: toStoredError(seen.error),
  }
}

/** Not sent: again at that time, epoch milliseconds. */
export function sendsLater(until: number, set: Partial<Call>): Next {
  return {
    status: 'intended',
    set: { ...set, pollAt: until },
    events: ['call.delayed'],
    wait: { until },
  }
}

/** Not seen: again after a growing pause. Only the first of many tells an event. */
export function looksLater(situation: Troubled): Next {
  const { call, seen, now, terms } = situation
  const asked = Math.min(terms.maxRetryWaitMs, seen.retryAfterMs ?? 0)
  const until = now + Math.max(asked, pauseAfter(call.delays, terms))
  return {
    set: { ...delayed(situation), pollAt: until },
    ...(call.delays === 0 ? { events: ['call.delayed'] } : {}),
    wait: { until },
  }
}

/** The look said that the request is not known, often enough in a row and for long enough. */
export function isSurelyMissing(situation: Troubled): boolean {
  const { now, terms } = situation
  const { polls, since } = missingCount(situation)
  return (polls >= terms.missingPolls && now - since >= terms.missingMs) || hasPolledEnough(situation)
}

/** Not known, which may be a mistake: again after a growing pause, counting. */
export function doubts(situation: Troubled): Next {
  const { seen } = situation
  const details = { ...seen.error.details, ...missingCount(situation) }
  const error = new MutoscopeError(seen.error.code, { message: seen.error.message, details })
  return looksLater({ ...situation, seen: { ...seen, error } })
}

/** Not known any more: what was expected counts as spent, unless the provider's terms say otherwise. */
export function forgotten(
  situation: Troubled & {
    readonly seen: { readonly type: 'missing'; readonly costMicros?: number | undefined }
  },
): Next {
  const { seen, now, terms } = situation
  const { polls, since } = missingCount(situation)
  const found = `${seen.error.message} It was asked ${polls} times in ${formatDuration(now - since)}.`
  const isCostKnown = seen.costMicros !== undefined || terms.forgotten === 'free'
  const error = new MutoscopeError(seen.error.code, {
    message: isCostKnown
      ? `${found} ${(seen.costMicros ?? 0) > 0 ? 'It charges for that.' : 'It does not charge for that.'}`
      : `${found} What was expected counts as spent: look at the provider before asking again, which may be paid twice.`,
    details: { ...seen.error.details, polls, ...(isCostKnown ? {} : { retryable: false }) },
    cause: seen.error,
  })
  return ends(terms.forgotten, situation, error)
}

/** Looks in a row, with this one, that did not find the request; the error of the call keeps count. */
function missingCount({ call, now }: Troubled): { readonly polls: number; readonly since: number } {
  const { missing, polls, since } = call.error?.details ?? {}
  return missing === 'request' && typeof polls === 'number' && typeof since === 'number'
    ? { polls: polls + 1, since }
    : { polls: 1, since: now }
}

/** The answer is lost; what happens next happens at that time, or when somebody decides. */
export function loses(situation: Troubled, pollAt: number | null): Next {
  return {
    status: 'ambiguous',
    set: { ...delayed(situation), delays: 0, lost: situation.call.lost + 1, pollAt },
    events: pollAt === null ? ['call.ambiguous', 'call.attention'] : ['call.ambiguous'],
    wait: pollAt === null ? 'operator' : { until: pollAt },
  }
}

/**
 * Whether the provider may have the request, though it does not take it now: an earlier response was lost, and
 * nothing has said since that it was not taken.
 */
export function mayBeTaken({ call, terms }: CallSubject): boolean {
  return call.lost > 0 && terms.dedupe !== 'lookup'
}

/** Cannot be sent again, and may be there all the same: the money stays held until somebody decides. */
export function staysLost({ seen }: Pick<Seeing<{ readonly error: MutoscopeError }>, 'seen'>): Next {
  const error = new MutoscopeError('CALL_AMBIGUOUS', {
    message: `${seen.error.message} The response to an earlier request was lost, so the provider may have accepted it.`,
    details: { ...seen.error.details, lastCode: seen.error.code },
    cause: seen.error,
  })
  return {
    status: 'ambiguous',
    set: { pollAt: null, error: toStoredError(error) },
    events: ['call.ambiguous', 'call.attention'],
    wait: 'operator',
  }
}

/** The provider has it, under this handle, as somebody else says. */
export function adopts({ seen, now }: Seeing<{ readonly operation: Call['operation'] }>): Next {
  return {
    status: 'accepted',
    set: { ...UNTROUBLED, lost: 0, operation: seen.operation, acceptedAt: now, pollAt: now },
    wait: { until: now },
  }
}

/**
 * An end that gave nothing. It costs what the provider says; else nothing, or what was expected where the
 * work was surely begun.
 */
export function ends(
  usually: 'free' | 'spent',
  { seen, charge }: Seeing<{ readonly type: string; readonly costMicros?: number | undefined }>,
  error: MutoscopeError,
): Next {
  const micros = seen.costMicros ?? (usually === 'spent' ? charge.estimatedMicros : 0)
  const refused = seen.type === 'refused'
  return {
    status: refused ? 'refused' : 'failed',
    set: { pollAt: null, error: toStoredError(error) },
    money: micros > 0 ? { settleMicros: micros, assumed: seen.costMicros === undefined } : 'release',
    events: [refused ? 'call.refused' : 'call.failed'],
    wait: 'end',
    error,
  }
}

/** Not sent for as long as the studio waits. */
export function givenUp({ terms, call }: CallSubject, last?: MutoscopeError): MutoscopeError {
  const code = last?.code ?? 'PROVIDER_UNAVAILABLE'
  const words = last?.message ?? call.error?.message ?? `${call.provider} does not take the request.`
  return new MutoscopeError(code, {
    message: `${words} Gave up after ${formatDuration(terms.patienceMs)}; nothing was bought.`,
    details: { ...last?.details, provider: call.provider, callId: call.id },
    cause: last,
  })
}

/** Taken, and never done. */
export function endless({ call, terms }: CallSubject): MutoscopeError {
  return new MutoscopeError('TIMEOUT', {
    message: `${call.provider} did not finish the request within ${formatDuration(terms.patienceMs)}.`,
    details: { provider: call.provider, callId: call.id },
  })
}

/** Taken, and not seen for as long as the studio waits. */
export function outOfSight({ call, seen, terms }: Troubled): MutoscopeError {
  const { provider, id: callId } = call
  return new MutoscopeError('TIMEOUT', {
    message: `The status of the request at ${provider} was unavailable for ${formatDuration(terms.patienceMs)}: ${seen.error.message}`,
    details: { provider, callId, lastCode: seen.error.code },
    cause: seen.error,
  })
}
