import { posix } from 'node:path'
import type { SourceFile } from './read-packages.js'

/**
 * The folders of core, the lowest first. A folder imports from floors below its own; folders of one floor
 * that is marked `together` are parts of one thing and may import each other.
 */
export const CORE_FLOORS: readonly Floor[] = [
  { folders: ['digest'] },
  { folders: ['errors'] },
  { folders: ['domain'] },
  { folders: ['storage', 'cost', 'metadata', 'telemetry'] },
  { folders: ['memory', 'sound', 'media-types'] },
  // The engine: what can be made, where it is made or found, how it is bought, and who runs it.
  {
    folders: ['providers', 'kinds', 'media', 'captions', 'clips', 'models', 'artifacts', 'calls', 'pipeline'],
    together: true,
  },
  { folders: ['timeline', 'metrics', 'links', 'records', 'speech'] },
  { folders: ['vault', 'recipes', 'script'] },
  { folders: ['webhooks'] },
  { folders: ['studio'] },
  { folders: ['testing'] },
  // The doors.
  { folders: ['ports', 'index.ts'] },
]

/** Folders of the same height. */
export interface Floor {
  readonly folders: readonly string[]
  readonly together?: true
}

/** Lists the imports of a package that go up, or across a floor, one sentence each. */
export function upwardImports(
  files: readonly SourceFile[],
  sources: string,
  floors: readonly Floor[],
): readonly string[] {
  const floorOf = (folder: string) => floors.findIndex(({ folders }) => folders.includes(folder))
  const folderOf = (path: string) => posix.relative(sources, path).split('/')[0] ?? ''
  const found = productFiles(files).flatMap((file) => {
    const from = folderOf(file.path)
    return relativeImports(file).flatMap((target) => {
      const to = folderOf(target)
      if (from === to) return []
      const [above, below] = [floorOf(from), floorOf(to)]
      if (above === -1) return [`${from} stands on no floor`]
      return above > below || (above === below && floors[above]?.together === true)
        ? []
        : [`${file.path}: ${from} may not import from ${to}`]
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
