import { MutoscopeError } from '@mutoscope/core'
import type { RawValues } from './coerce-text.js'

/** What has a place in a table: something with a name, for one method of a path. */
export interface TableEntry<Value> {
  /** Said when two entries want the same place. */
  readonly name: string
  readonly method: string
  /** Parameters as `:name`. */
  readonly path: string
  readonly value: Value
}

/** What a table says about a path. */
export type TableMatch<Value> =
  | { readonly kind: 'found'; readonly value: Value; readonly params: RawValues }
  /** The path is there, the method is not; `value` is one of the path's. */
  | { readonly kind: 'method'; readonly value: Value; readonly allow: readonly string[] }
  /** The path is there, and a parameter is not percent-encoded as it should be. */
  | { readonly kind: 'malformed'; readonly value: Value; readonly parameter: string }

/** Finds what belongs to a method and a path. */
export interface RouteTable<Value> {
  /** Null for a path that nothing belongs to. */
  find(method: string, path: string): TableMatch<Value> | null
}

interface Leaf<Value> {
  readonly name: string
  readonly value: Value
  readonly parameters: readonly string[]
}

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>
  parameter: Node<Value> | null
  readonly leaves: Map<string, Leaf<Value>>
}

const NO_PARAMS: RawValues = {}

/**
 * Puts all routes into one tree, so that finding one does not take longer when there are many. A literal part
 * of a path wins over a parameter, one slash at the end makes no difference, and HEAD is answered by GET.
 * @throws `INVALID_INPUT` when two entries want the same method of the same path, with both names
 */
export function createRouteTable<Value>(entries: readonly TableEntry<Value>[]): RouteTable<Value> {
  const root = createNode<Value>()
  for (const entry of entries) add(root, entry)
  // A path without parameters wins everywhere, so it need not be taken apart.
  const literal = new Map(
    entries
      .filter(({ path }) => !path.includes(':'))
      .map(({ method, path, value }) => [
        `${method} ${path}`,
        { kind: 'found', value, params: NO_PARAMS } as const,
      ]),
  )
  return {
    find(method, path) {
      const exact = literal.get(`${method} ${path}`)
      if (exact !== undefined) return exact
      const segments = splitPath(path)
      const nodes: Node<Value>[] = []
      const leaf = search(root, segments, 0, method === 'HEAD' ? 'GET' : method, nodes)
      if (leaf !== null) return withParams(leaf.leaf, leaf.values)
      const [first] = nodes.flatMap((node) => [...node.leaves.values()])
      if (first === undefined || method === 'OPTIONS') return null
      const methods = new Set(nodes.flatMap((node) => [...node.leaves.keys()]))
      if (methods.has('GET')) methods.add('HEAD')
      return { kind: 'method', value: first.value, allow: [...methods] }
    },
  }
}

function createNode<Value>(): Node<Value> {
  return { literals: new Map(), parameter: null, leaves: new Map() }
}

function splitPath(path: string): readonly string[] {
  const end = path.length > 1 && path.endsWith('/') ? path.length - 1 : path.length
  return end <= 1 ? [] : path.slice(1, end).split('/')
}

function add<Value>(root: Node<Value>, { name, method, path, value }: TableEntry<Value>): void {
  let node = root
  const parameters: string[] = []
  for (const segment of splitPath(path)) {
    if (segment.startsWith(':')) {
      parameters.push(segment.slice(1))
      node.parameter ??= createNode()
      node = node.parameter
    } else {
      const next = node.literals.get(segment) ?? createNode<Value>()
      node.literals.set(segment, next)
      node = next
    }
  }
  const taken = node.leaves.get(method)
  if (taken !== undefined) {
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${taken.name} and ${name} both define ${method} ${path}. Leave one of them out, or mount it under a prefix.`,
      details: { names: [taken.name, name], method, path },
    })
  }
  node.leaves.set(method, { name, value, parameters })
}

/**
 * Goes down literals first and comes back for parameters. Collects the ends of the path that have other
 * methods only.
 */
function search<Value>(
  node: Node<Value>,
  segments: readonly string[],
  at: number,
  method: string,
  ends: Node<Value>[],
): { readonly leaf: Leaf<Value>; readonly values: string[] } | null {
  const segment = segments[at]
  if (segment === undefined) {
    const leaf = node.leaves.get(method)
    if (leaf !== undefined) return { leaf, values: [] }
    if (node.leaves.size > 0) ends.push(node)
    return null
  }
  const literal = node.literals.get(segment)
  const found = literal === undefined ? null : search(literal, segments, at + 1, method, ends)
  if (found !== null || node.parameter === null || segment === '') return found
  const behind = search(node.parameter, segments, at + 1, method, ends)
  behind?.values.unshift(segment)
  return behind
}

function withParams<Value>({ value, parameters }: Leaf<Value>, values: readonly string[]): TableMatch<Value> {
  if (parameters.length === 0) return { kind: 'found', value, params: NO_PARAMS }
  const params: Record<string, string> = {}
  for (const [index, parameter] of parameters.entries()) {
    const decoded = decode(values[index] ?? '')
    if (decoded === null) return { kind: 'malformed', value, parameter }
    params[parameter] = decoded
  }
  return { kind: 'found', value, params }
}

function decode(segment: string): string | null {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
