// Gives the doors of the product files that are nearly right: each must be answered by name and in time.
// node scripts/fuzz.mjs [files of each kind] [--kind mp4] [--seed 1] [--only 17] [--limit-ms 2000]
// `--only` does one file again and writes it below out/fuzz.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { MutoscopeError } from '../packages/core/dist/index.js'
import { createMedia } from '../packages/media/dist/index.js'
import { offlineScriptModel } from '../packages/offline/dist/index.js'
import { seededNumbers } from '../packages/core/src/script/seeded-numbers.ts'
import { mutate } from './fuzz/mutate.mjs'
import { KIND_NAMES, original } from './fuzz/originals.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string' },
    seed: { type: 'string', default: '20261130' },
    only: { type: 'string' },
    'limit-ms': { type: 'string', default: '2000' },
  },
})
const COUNT = Number(positionals[0] ?? 10_000)
const SEED = Number(values.seed)
const LIMIT_MS = Number(values['limit-ms'])
const AT_ONCE = 2
/** One in so many that are taken is also used, which takes a run of ffmpeg. */
const USED = 20
/** What a file that nobody can use is answered with. */
const ANSWERS = new Set(['MEDIA_INVALID', 'MEDIA_TOO_LARGE', 'SCRIPT_INVALID', 'INVALID_INPUT'])

const folder = await mkdtemp(join(tmpdir(), 'mutoscope-fuzz-'))
const media = createMedia({ workDir: folder })
const model = offlineScriptModel()
const signal = new AbortController().signal

const DOORS = {
  async media(bytes, name, use) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const source = { path, size: bytes.length, stream: () => [bytes] }
    try {
      const { video } = await media.probe(source)
      // What the door takes is used: a frame of a video, the beat of a sound.
      if (use) await (video === null ? media.analyseSound({ sound: {} }, openOf(source)) : lastFrame(source))
    } finally {
      await rm(path)
    }
  },
  picture: (bytes) =>
    media.checkPicture({
      size: bytes.length,
      async *stream() {
        yield bytes
      },
    }),
  script: (bytes) =>
    model.generate(
      {
        script: bytes.toString('utf8'),
        language: 'en',
        useCase: 'storytelling',
        tone: 'casual',
        wordsPerMinute: 150,
      },
      { signal },
    ),
}

/** What work on a file is told besides what it is to do. */
const openOf = (source) => ({ open: () => Promise.resolve(source), signal, progress: () => {} })
const lastFrame = async (source) => {
  const { body } = await media.frame({ clip: {}, at: 'last' }, openOf(source))
  await rm(body.path)
}

/** Numbers of a file's own, so that each can be made again without those before it. */
const randomOf = (kind, index) => seededNumbers(SEED + KIND_NAMES.indexOf(kind) * 1_000_003 + index * 7919)

async function tryOne(kind, { door, bytes }, index) {
  const file = mutate(bytes, randomOf(kind, index))
  if (values.only !== undefined) await keep(kind, index, file)
  const startedAt = performance.now()
  const code = await DOORS[door](file, `${kind}-${index}`, index % USED === 0).then(
    () => 'taken',
    (error) => (MutoscopeError.isInstance(error) ? error.code : `thrown: ${String(error)}`),
  )
  const tookMs = performance.now() - startedAt
  const wrong = (code !== 'taken' && !ANSWERS.has(code)) || tookMs > LIMIT_MS
  if (wrong)
    console.log(
      `${kind} ${index}: ${code} after ${Math.round(tookMs)} ms (--kind ${kind} --seed ${SEED} --only ${index})`,
    )
  return { code, tookMs, wrong }
}

async function keep(kind, index, file) {
  const out = fileURLToPath(new URL('../out/fuzz/', import.meta.url))
  await mkdir(out, { recursive: true })
  await writeFile(join(out, `${index}.${kind}`), file)
  console.log(`out/fuzz/${index}.${kind} has ${file.length} bytes`)
}

async function tryKind(kind) {
  const whole = await original(kind, folder)
  const indexes =
    values.only === undefined ? Array.from({ length: COUNT }, (_, index) => index) : [Number(values.only)]
  const results = []
  const work = async () => {
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift())
      results.push(await tryOne(kind, whole, index))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const counts = Object.groupBy(results, ({ code }) => code)
  const slowest = Math.round(Math.max(...results.map(({ tookMs }) => tookMs)))
  const told = Object.entries(counts).map(([code, { length }]) => `${length} ${code}`)
  console.log(`${kind}: ${results.length} files, ${told.join(', ')}; slowest ${slowest} ms`)
  return results.filter(({ wrong }) => wrong).length
}

console.log(`seed ${SEED}`)
let wrong = 0
try {
  for (const kind of values.kind === undefined ? KIND_NAMES : [values.kind]) wrong += await tryKind(kind)
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(wrong === 0 ? 'every file was answered by name and in time' : `${wrong} answers are wrong`)
process.exit(wrong === 0 ? 0 : 1)
