// cspell:words nostats ebur
// Renders two real videos from the texts in examples/, changes one scene of the first and renders it again,
// and prints what was made.
import { execFile } from 'node:child_process'
import { readFile, rm, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createStudio, makeVideo } from '../packages/mutoscope/dist/index.js'

const run = promisify(execFile)
const folder = new URL('../out/demo/', import.meta.url).pathname
await rm(folder, { recursive: true, force: true })

const rows = []
const studio = await createStudio({ env: {}, dataDir: `${folder}data` })
const text = (name) => readFile(new URL(`../examples/texts/${name}`, import.meta.url), 'utf8')

async function make(title, options) {
  console.log(`\n${title}`)
  let stage = ''
  const made = await makeVideo(studio, {
    ...options,
    onProgress: (progress) => {
      if (progress.stage !== stage) process.stdout.write(`  ${progress.stage}…\n`)
      stage = progress.stage
    },
  })
  for (const warning of made.warnings) console.log(`  note: ${warning}`)
  rows.push({
    video: title,
    made: made.made.length,
    reused: made.reused.length,
    seconds: (made.tookMs / 1000).toFixed(1),
    file: made.path.replace(`${process.cwd()}/`, ''),
    duration: `${(made.video.durationMs / 1000).toFixed(1)} s`,
    picture: `${made.video.width}×${made.video.height}`,
    size: `${((await stat(made.path)).size / 1e6).toFixed(1)} MB`,
    loudness: await loudness(made.path),
  })
  return made
}

/** Integrated loudness of a finished file, as ffmpeg's own meter has it. */
async function loudness(path) {
  const { stderr } = await run(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', path, '-map', '0:a', '-af', 'ebur128', '-f', 'null', '-'],
    { maxBuffer: 1 << 26 },
  )
  return `${/Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/u.exec(stderr)?.[1] ?? '?'} LUFS`
}

const hero = {
  prompt: (await text('hero.txt')).trim(),
  durationSec: 30,
  settings: { style: 'cinematic', aspectRatio: '16:9' },
  project: 'hero',
}
const first = await make('The hero, 30 s from one line', { ...hero, out: `${folder}hero.mp4` })
await make('The fable, narrated from its text', {
  script: await text('town-mouse.txt'),
  title: 'The Town Mouse and the Country Mouse',
  out: `${folder}town-mouse.mp4`,
  settings: { style: 'watercolor', aspectRatio: '9:16', template: 'fade' },
})
const ref = { ownerId: first.project.ownerId, projectId: first.project.id }
await studio.projects.editScene(ref, 3, {
  narration: 'A carved stone dragon guards the only door.',
  imagePrompt: 'A stone dragon guards the gate of ancient ruins at night, moonlight',
})
await make('The hero, scene 3 changed', { ...hero, out: `${folder}hero-changed.mp4` })
await make('The hero, nothing changed', { ...hero, out: `${folder}hero-again.mp4` })
await studio.close()
console.log('')
console.table(rows)
