import type * as z from 'zod'
import type { Schema } from '../contract/schema.js'

/** What of a body may leave, and what is wrong with it, each with its place: `body.scenes.0.title: …`. */
export interface FilteredResponse {
  readonly body: unknown
  readonly problems: readonly string[]
}

/** Takes what the contract declares out of a body. */
export type ResponseFilter = (body: unknown) => FilteredResponse

/** Answers the declared part of a value, and adds what is wrong with it. */
type Keep = (value: unknown, problems: string[]) => unknown

/** More say nothing new, and a log line has an end. */
const MOST_PROBLEMS = 10

/**
 * Turns the schema of a response into a filter, once, so that a request pays a walk over its body and no parse.
 * The filter leaves out every member that the schema does not declare; a body that is all declared leaves as it is. It checks that declared members are
 * there and of their kind; bounds and formats are for tests. A value of another kind is kept when it is a
 * text, a number or a truth value, so that work already done still reaches its caller. An object or a list
 * where none is declared is left out, since nothing in it is declared.
 */
export function createResponseFilter(schema: Schema): ResponseFilter {
  const keep = compile(schema as unknown as z.core.$ZodType, new Map())
  return (body) => {
    const problems: string[] = []
    const kept = keepAt('body', keep, body, problems)
    return { body: kept, problems }
  }
}

function compile(schema: z.core.$ZodType, compiled: Map<z.core.$ZodType, Keep>): Keep {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  let keep: Keep | undefined
  // A schema that contains itself finds this while it is compiled.
  compiled.set(schema, (value, problems) => (keep === undefined ? value : keep(value, problems)))
  keep = compileNew(schema as z.core.$ZodTypes, (part) => compile(part, compiled))
  compiled.set(schema, keep)
  return keep
}

function compileNew(schema: z.core.$ZodTypes, of: (part: z.core.$ZodType) => Keep): Keep {
  const {
    _zod: { def },
  } = schema
  switch (def.type) {
    case 'object':
      return keepMembers(def, of)
    case 'record':
      return keepEntries(of(def.keyType), of(def.valueType))
    case 'array':
      return keepItems(of(def.element))
    case 'union':
      return keepFitting(def.options.map(of))
    case 'nullable': {
      const inner = of(def.innerType)
      return (value, problems) => (value === null ? null : inner(value, problems))
    }
    case 'optional': {
      const inner = of(def.innerType)
      return (value, problems) => (value === undefined ? undefined : inner(value, problems))
    }
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return of(def.innerType)
    case 'lazy':
      return of(def.getter())
    case 'string':
      return (value, problems) => (typeof value === 'string' ? value : misfit(value, 'a string', problems))
    case 'number':
      return (value, problems) => (Number.isFinite(value) ? value : misfit(value, 'a number', problems))
    case 'boolean':
      return (value, problems) =>
        typeof value === 'boolean' ? value : misfit(value, 'true or false', problems)
    case 'null':
      return keepIf((value) => value === null, 'null')
    case 'undefined':
      return keepIf((value) => value === undefined, 'nothing')
    case 'literal':
      return keepOneOf(def.values)
    case 'enum':
      return keepOneOf(Object.values(def.entries))
    default:
      // Whatever is declared without a shape, such as `unknown`, is declared as a whole.
      return (value) => value
  }
}

function keepMembers({ shape, catchall }: z.core.$ZodObjectDef, of: (part: z.core.$ZodType) => Keep): Keep {
  const members = Object.entries(shape).map(([name, part]) => {
    const { _zod: internals } = part
    return { name, keep: of(part), required: internals.optout !== 'optional' }
  })
  const declared = new Set(Object.keys(shape))
  const others = catchall === undefined || isNever(catchall) ? null : of(catchall)
  return (value, problems) => {
    if (!isObject(value)) return misfit(value, 'an object', problems)
    // Copied only where something has to be left out, which is seldom: a copy costs more than the walk.
    let kept: Record<string, unknown> | undefined = others === null && isPlain(value) ? undefined : {}
    let count = 0
    for (const member of members) {
      const { name, keep, required } = member
      const given = value[name]
      if (given === undefined) {
        if (required) report(problems, `${name}: it is missing`)
        continue
      }
      const before = problems.length
      const part = keep(given, problems)
      if (problems.length > before) placeProblems(name, problems, before)
      count++
      if (kept === undefined && part !== given) kept = pick(value, members.slice(0, members.indexOf(member)))
      if (kept !== undefined) kept[name] = part
    }
    if (others !== null && kept !== undefined)
      for (const name of Object.keys(value))
        if (!declared.has(name)) kept[name] = keepAt(name, others, value[name], problems)
    return kept ?? (count === Object.keys(value).length ? value : pick(value, members))
  }
}

/** What is there of these members. */
function pick(
  value: Readonly<Record<string, unknown>>,
  members: readonly { readonly name: string }[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {}
  for (const { name } of members) if (value[name] !== undefined) picked[name] = value[name]
  return picked
}

function isNever({ _zod: { def } }: z.core.$ZodType): boolean {
  return def.type === 'never'
}

function keepEntries(keepKey: Keep, keepValue: Keep): Keep {
  return (value, problems) => {
    if (!isObject(value)) return misfit(value, 'an object', problems)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => fits(keepKey, name))
        .map(([name, given]) => [name, keepAt(name, keepValue, given, problems)]),
    )
  }
}

function keepItems(keep: Keep): Keep {
  return (value, problems) => {
    if (!Array.isArray(value)) return misfit(value, 'a list', problems)
    let kept: unknown[] | undefined = isPlain(value) ? undefined : []
    let index = 0
    for (const item of value as readonly unknown[]) {
      const part = keepAt(index, keep, item, problems)
      if (kept === undefined && part !== item) kept = value.slice(0, index)
      kept?.push(part)
      index++
    }
    return kept ?? value
  }
}

/** The first option that has nothing against a value, else the one that has the least. */
function keepFitting(options: readonly Keep[]): Keep {
  return (value, problems) => {
    let best: { readonly kept: unknown; readonly found: readonly string[] } | undefined
    for (const option of options) {
      const found: string[] = []
      const kept = option(value, found)
      if (found.length === 0) return kept
      if (best === undefined || found.length < best.found.length) best = { kept, found }
    }
    for (const problem of best?.found ?? []) report(problems, problem)
    return best?.kept
  }
}

function keepIf(test: (value: unknown) => boolean, expected: string): Keep {
  return (value, problems) => (test(value) ? value : misfit(value, expected, problems))
}

function keepOneOf(values: readonly unknown[]): Keep {
  const known = new Set(values)
  const expected = `one of ${values.map(String).join(', ')}`
  return (value, problems) => (known.has(value) ? value : misfit(value, expected, problems))
}

function keepAt(name: string | number, keep: Keep, value: unknown, problems: string[]): unknown {
  const before = problems.length
  const kept = keep(value, problems)
  if (problems.length > before) placeProblems(name, problems, before)
  return kept
}

/** The problems that a part adds begin with its name. */
function placeProblems(name: string | number, problems: string[], from: number): void {
  for (let index = from; index < problems.length; index++) {
    const problem = problems[index] ?? ''
    problems[index] = problem.startsWith(':') ? `${name}${problem}` : `${name}.${problem}`
  }
}

function fits(keep: Keep, value: unknown): boolean {
  const found: string[] = []
  keep(value, found)
  return found.length === 0
}

/** The value itself is not told: it may be what must not leave. */
function misfit(value: unknown, expected: string, problems: string[]): unknown {
  report(problems, `: it should be ${expected} and is ${kindOf(value)}`)
  return typeof value === 'object' && value !== null ? undefined : value
}

function report(problems: string[], problem: string): void {
  if (problems.length < MOST_PROBLEMS) problems.push(problem)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : typeof value
}

/** It is written as JSON member by member, and has no say in it. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
