// A worker process that renders what the studio in a folder has to render, with others of its kind. Begins at the
// first byte on its stdin; ends when that is closed, with its seconds of processor, children included.
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createStudio } from '../../packages/mutoscope/dist/index.js'

const [dataDir] = process.argv.slice(2)
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const before = processorSeconds()
const studio = await createStudio({
  env: {},
  dataDir,
  lanes: ['cpu'],
  shareRenders: true,
  cpuConcurrency: 1,
  sweepMs: 50,
})
await once(process.stdin.resume(), 'end')
await studio.close()
process.stdout.write(`${processorSeconds() - before}\n`)

/** Of this process and of those that it waited for, such as ffmpeg. */
function processorSeconds() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0)
  return ticks / 100
}
