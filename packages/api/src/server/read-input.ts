import * as z from 'zod'
import type { InputIssue } from '../contract/family.js'
import type { RouteDefinition } from '../contract/route.js'
import type { Schema } from '../contract/schema.js'
import { createTextCoercer, type RawValues } from './coerce-text.js'

/** So many issues of one part of a request are told; a caller that sent more sees the others afterwards. */
const MOST_ISSUES = 20
/** Longest name of a field and longest sentence about it: both may hold what the caller sent, characters. */
const LONGEST_FIELD = 200
const LONGEST_MESSAGE = 500

/** A request as it came in, taken apart and not checked yet. */
export interface RawInput {
  readonly params?: RawValues
  readonly query?: RawValues
  readonly body?: unknown
  readonly form?: RawValues
  /** The body as it came. */
  readonly raw?: Uint8Array<ArrayBuffer>
}

/** What a handler gets, or what is wrong. */
export type InputResult =
  | { readonly ok: true; readonly input: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly issues: readonly InputIssue[] }

type Place = InputIssue['place']

const PLACES: readonly Place[] = ['params', 'query', 'body', 'form']

/** Makes what checks the input of a route: every part it has a schema for, and all issues at once. */
export function createInputReader(
  route: Pick<RouteDefinition, Place | 'raw'>,
): (raw: RawInput) => InputResult {
  const parts = PLACES.flatMap((place) => {
    const schema = route[place]
    return schema === undefined ? [] : [{ place, parse: createPartParser(place, schema) }]
  })
  return (raw) => {
    const input: Record<string, unknown> = route.raw === true ? { raw: raw.raw ?? new Uint8Array() } : {}
    let issues: InputIssue[] | undefined
    for (const { place, parse } of parts) {
      const result = parse(raw[place])
      if (result.ok) input[place] = result.value
      else issues = [...(issues ?? []), ...result.issues]
    }
    return issues === undefined ? { ok: true, input } : { ok: false, issues }
  }
}

type PartResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly InputIssue[] }

function createPartParser(place: Place, schema: Schema): (raw: unknown) => PartResult {
  // Schemas of contracts are zod's; the contract only names the part of them that its types need.
  const parser = schema as unknown as z.core.$ZodType
  const coerce = place === 'body' ? null : createTextCoercer(schema)
  return (raw) => {
    const value = coerce === null ? raw : coerce((raw ?? {}) as RawValues)
    const result = z.safeParse(parser, value)
    if (result.success) return { ok: true, value: result.data }
    return {
      ok: false,
      issues: result.error.issues.slice(0, MOST_ISSUES).map((issue) => ({
        place,
        field: cut(issue.path.map(String).join('.'), LONGEST_FIELD),
        message: cut(issue.message, LONGEST_MESSAGE),
        missing: isMissing(value, issue.path),
      })),
    }
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  let at = value
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return false
    at = Reflect.get(at, key)
  }
  return at === undefined
}
