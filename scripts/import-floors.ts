import { posix } from 'node:path'
import type { SourceFile } from './read-packages.js'

/**
 * The rooms of a folder by their height, the lowest first. A room is a folder with all that is in it, or a file,
 * without its `.ts`; a file and the folder of its name are one room.
 */
export type Floors = readonly (readonly string[])[]

/** Every room that no floor names. */
const OTHERS = '*'

/** The order of the rooms of folders: a room imports from floors below its own. */
export const FLOORS: { readonly [folder: string]: Floors } = {
  'packages/core/src': [
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
    ['ports', 'index'],
  ],
  'packages/api/src': [
    ['links', 'setting-words'],
    ['contract'],
    ['downloads', 'paging', 'run-project', 'uploads'],
    ['server', 'project-routes'],
    ['kept-project', 'openapi', 'testing'],
    ['families', 'codegen'],
    ['create-families'],
    ['family-contracts'],
    ['index'],
  ],
  // No family knows another.
  'packages/api/src/families': [[OTHERS]],
  'packages/client/src': [
    ['runtime'],
    ['browser', 'node', 'api', 'paginate', 'watch-job'],
    [OTHERS],
    ['index'],
  ],
  'packages/express/src': [
    [
      'authentication',
      'host-request',
      'http-metrics',
      'memory-counter',
      'read-query',
      'express-4',
      'response',
      'stderr-logger',
    ],
    ['body', 'caller-address', 'identify', 'public-address', 'rate-limits', 'request-id'],
    ['options', 'redis-rate-limiter'],
    ['express-route-request', 'sockets'],
    ['mutoscope'],
    ['index'],
  ],
  'packages/media/src': [
    ['captions', 'kernel', 'media-limits'],
    // What is read of files, in the process that does it.
    ['ffmpeg', 'frames', 'probe', 'titles'],
    // What asks that process.
    ['reader', 'cards'],
    ['clips', 'stitch'],
    ['reels', 'thumbnails'],
    ['segments'],
    ['sound'],
    ['beats', 'exports'],
    ['create-media'],
    ['index'],
  ],
  'packages/mutoscope/src': [
    ['decode-text'],
    ['environment', 'make-video-options', 'services', 'write-output'],
    ['create-studio', 'open-video-project', 'video-output', 'write-sidecars'],
    ['make-video', 'serve'],
    ['cli', 'index'],
  ],
  'packages/offline/src': [['music', 'picture', 'script', 'speech'], ['index']],
  'packages/offline/src/picture': [
    ['color', 'random', 'read-prompt'],
    ['geometry', 'palette'],
    ['sheet'],
    ['styles'],
    ['page'],
    ['pen'],
    ['beings', 'objects'],
    ['places'],
    ['imagine', 'compose', 'effects'],
    ['line-up', 'draw-shoulder'],
    ['cast'],
    ['draw-thing', 'place-thing'],
    ['draw-cast'],
    ['draw-picture'],
    ['draw-worker'],
    ['draw-pool'],
    ['offline-image-model'],
  ],
  'packages/providers/src': [
    ['files'],
    ['http', 'image', 'speech', 'video', 'avatar', 'tokens', 'testing'],
    ['client', 'guarded-download', 'google-api', 'script'],
    // No provider knows another, except those that speak the protocol of one.
    [OTHERS],
    ['google-tts', 'openai-compatible', 'vertex'],
  ],
  'packages/storage/src': [['fs', 'sql'], ['objects'], ['s3', 'supabase']],
  'packages/worker/src': [['redis', 'roster', 'wakes'], ['bullmq', 'create-worker', 'pg-boss'], ['index']],
}

/** Lists the imports inside a folder that go up, or across a floor, one sentence each. */
export function upwardImports(
  files: readonly SourceFile[],
  folder: string,
  floors: Floors,
): readonly string[] {
  const floorOf = (room: string) => {
    const named = floors.findIndex((rooms) => rooms.includes(room))
    return named === -1 ? floors.findIndex((rooms) => rooms.includes(OTHERS)) : named
  }
  const inside = (path: string) => path.startsWith(`${folder}/`)
  const roomOf = (path: string) => posix.relative(folder, path).replace(/(?:\/.*|(?:\.d)?\.ts)$/u, '')
  const found = productFiles(files)
    .filter(({ path }) => inside(path))
    .flatMap((file) => {
      const from = roomOf(file.path)
      if (floorOf(from) === -1) return [`${from} stands on no floor`]
      return relativeImports(file)
        .filter(inside)
        .map(roomOf)
        .filter((to) => to !== from && floorOf(from) <= floorOf(to))
        .map((to) => `${file.path}: ${from} may not import from ${to}`)
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
