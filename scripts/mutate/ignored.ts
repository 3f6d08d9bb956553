import type { Mutant } from './mutant.ts'

/** A change that no test can notice, and why. Found by what stands there, so lines may move. */
export interface Ignored {
  readonly file: string
  /** A part of the code that stands there. */
  readonly code: string
  /** What would stand there instead; absent for whatever it is. */
  readonly change?: string
  readonly because: string
}

/** Changes that make no difference. What only nobody has tested yet does not belong here. */
export const IGNORED: readonly Ignored[] = [
  {
    file: 'packages/api/src/families/storyboard/video/calculate-engine-cost.ts',
    code: 'Math.ceil(price.expectedMicros / creditMicros)',
    change: 'Math.floor(price.expectedMicros / creditMicros)',
    because: 'A second costs whole credits, and clips have whole seconds.',
  },
  {
    file: 'packages/api/src/families/storyboard/video/find-engine.ts',
    code: 'ENGINE_CATALOG.find(({ id }) => lettersAndDigits(id) === wanted)',
    change: 'ENGINE_CATALOG.findLast(({ id }) => lettersAndDigits(id) === wanted)',
    because: 'No two engines have the same letters and digits, which a test says.',
  },
  {
    file: 'packages/core/src/calls/call-rules.ts',
    code: "typeof polls === 'number' && typeof since === 'number'",
    because: 'Both are written at once, or neither is.',
  },
  {
    file: 'packages/core/src/calls/paid-call.ts',
    code: 'decision !== null',
    change: 'true',
    because: 'Every observation that is made has a row for the status it is made in.',
  },
  {
    file: 'packages/core/src/calls/paid-call.ts',
    code: "throw new MutoscopeError('UNREACHABLE'",
    because: 'Every observation that is made has a row for the status it is made in.',
  },
  {
    file: 'packages/core/src/cost/price-list.ts',
    code: 'new Date(now).toISOString().slice(0, 10)',
    change: 'new Date(now).toISOString()',
    because: 'A day is less than any time of it, as texts, and the day before is less than both.',
  },
  {
    file: 'packages/core/src/make/artifact-builder.ts',
    code: 'results.get(request.digest)?.resolve(artifact)',
    change: 'results.get(request.digest).resolve(artifact)',
    because: 'Every request that is made has a result.',
  },
  {
    file: 'packages/core/src/make/artifact-builder.ts',
    code: 'results.get(request.digest)?.reject(error)',
    change: 'results.get(request.digest).reject(error)',
    because: 'Every request that is made has a result.',
  },
  {
    file: 'packages/core/src/make/make-by-models.ts',
    code: 'kind.bytes === undefined',
    change: 'false',
    because: 'An option that is undefined and one that is absent mean the same.',
  },
  {
    file: 'packages/core/src/make/make-by-models.ts',
    code: "throw new MutoscopeError('UNREACHABLE')",
    because: 'For types: nothing comes to this place.',
  },
  {
    file: 'packages/core/src/make/make-here.ts',
    code: 'kind.bytes === undefined',
    change: 'false',
    because: 'An option that is undefined and one that is absent mean the same.',
  },
  {
    file: 'packages/core/src/make/make.ts',
    code: 'artifact === undefined',
    change: 'false',
    because: 'Who asks for one gets one.',
  },
  {
    file: 'packages/core/src/make/make.ts',
    code: "throw new MutoscopeError('UNREACHABLE')",
    because: 'Who asks for one gets one.',
  },
  {
    file: 'packages/providers/src/http/download-output.ts',
    code: 'lookup === undefined',
    change: 'false',
    because: 'An option that is undefined and one that is absent have the same default.',
  },
  {
    file: 'packages/providers/src/http/guarded-fetch.ts',
    code: "port === ''",
    change: 'false',
    because: 'An address with an empty port has the same origin as one without a port.',
  },
  {
    file: 'packages/providers/src/http/provider-client.ts',
    code: 'request.json === undefined',
    change: 'false',
    because: 'ky sends nothing for a body that is undefined.',
  },
  {
    file: 'packages/providers/src/http/retry-after.ts',
    code: 'text.trim()',
    change: 'text',
    because: 'Headers never keep blanks at their ends.',
  },
  {
    file: 'packages/storage/src/sql/create-sql-store.ts',
    code: 'outbox === undefined',
    change: 'false',
    because: 'An option that is undefined and one that is absent mean the same.',
  },
  {
    file: 'packages/storage/src/sql/create-sql-store.ts',
    code: 'fence === undefined',
    change: 'false',
    because: 'An option that is undefined and one that is absent mean the same.',
  },
  {
    file: 'packages/storage/src/sql/find-artifacts.ts',
    code: 'artifacts.find(({ size }) => size >= wanted)',
    change: 'artifacts.findLast(({ size }) => size >= wanted)',
    because: 'Every statement with places enough finds the same; the smallest is the quickest.',
  },
  {
    file: 'packages/storage/src/sql/read-references.ts',
    code: 'sources[place]?.read(row)',
    change: 'sources[place].read(row)',
    because: 'A place is always that of a source.',
  },
  {
    file: 'packages/storage/src/sql/savepoint.ts',
    code: 'yield* release.run({})',
    because: 'A savepoint that nobody goes back to ends with its transaction.',
  },
  {
    file: 'packages/storage/src/sql/sqlite/sqlite-driver.ts',
    code: 'prepared.set(query, statement)',
    because: 'It saves preparing a statement again, which gives the same.',
  },
  {
    file: 'packages/storage/src/sql/to-write.ts',
    code: '?.count',
    change: '(yield* statements.countAtProvider.get(row)).count',
    because: 'A count always has a row.',
  },
  {
    file: 'packages/storage/src/sql/to-write.ts',
    code: '(yield* sum)?.used',
    change: '(yield* sum).used',
    because: 'A sum always has a row.',
  },
]

/** True for a change that is on the list. */
export function isIgnored(mutant: Omit<Mutant, 'id'>, list: readonly Ignored[] = IGNORED): boolean {
  return list.some((each) => matches(each, mutant))
}

/** Whether an entry means this change. */
export function matches({ file, code, change }: Ignored, mutant: Omit<Mutant, 'id'>): boolean {
  return (
    mutant.file === file && mutant.code.includes(code) && (change === undefined || mutant.change === change)
  )
}
