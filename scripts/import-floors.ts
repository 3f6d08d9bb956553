import { posix } from 'node:path'
import type { SourceFile } from './read-packages.js'

/** The folders of core, the lowest first. A folder imports from floors below its own. */
export const CORE_FLOORS: Floors = [
  ['digest', 'event-loop'],
  ['errors'],
  ['domain'],
  ['storage', 'cost', 'metadata', 'telemetry'],
  ['memory', 'sound', 'media-types', 'providers'],
  ['captions', 'speech'],
  // What can be made, and by whom.
  ['kinds'],
  ['media', 'models', 'timeline'],
  // What a process works with, and how it writes.
  ['engine'],
  // Where artifacts are found and how they are bought.
  ['artifacts', 'metrics', 'links', 'records'],
  ['calls', 'clips'],
  ['make'],
  // Who runs stages.
  ['pipeline'],
  ['vault', 'recipes', 'script'],
  ['webhooks'],
  ['studio'],
  ['testing'],
  // The doors.
  ['ports', 'index.ts'],
]

/** The folders of a package by their height, the lowest first. */
export type Floors = readonly (readonly string[])[]

/** Lists the imports of a package that go up, or across a floor, one sentence each. */
export function upwardImports(
  files: readonly SourceFile[],
  sources: string,
  floors: Floors,
): readonly string[] {
  const floorOf = (folder: string) => floors.findIndex((folders) => folders.includes(folder))
  const folderOf = (path: string) => posix.relative(sources, path).split('/')[0] ?? ''
  const found = productFiles(files).flatMap((file) => {
    const from = folderOf(file.path)
    return relativeImports(file).flatMap((target) => {
      const to = folderOf(target)
      if (from === to) return []
      if (floorOf(from) === -1) return [`${from} stands on no floor`]
      return floorOf(from) > floorOf(to) ? [] : [`${file.path}: ${from} may not import from ${to}`]
    })
  })
  return [...new Set(found)]
}

/** Lists the circles of files that import each other, types included: each by its files, sorted. */
export function importCircles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const imports = new Map(productFiles(files).map((file) => [file.path, relativeImports(file)]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: (readonly string[])[] = []

  function visit(path: string): number {
    const number = order.size
    order.set(path, number)
    lowest.set(path, number)
    open.push(path)
    for (const next of imports.get(path) ?? []) {
      const seen = order.get(next)
      if (seen === undefined) lower(path, visit(next))
      else if (open.includes(next)) lower(path, seen)
    }
    const least = lowest.get(path) ?? number
    if (least === number) {
      const circle = open.splice(open.indexOf(path))
      if (circle.length > 1) circles.push(circle.toSorted())
    }
    return least
  }
  function lower(path: string, number: number): void {
    lowest.set(path, Math.min(lowest.get(path) ?? number, number))
  }

  for (const path of imports.keys()) if (!order.has(path)) visit(path)
  return circles
}

function productFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ isTest }) => !isTest)
}

/** The files of its own package that a file imports, by path. */
function relativeImports({ path, imports }: SourceFile): readonly string[] {
  return imports
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier }) => posix.join(posix.dirname(path), specifier).replace(/\.js$/u, '.ts'))
}
