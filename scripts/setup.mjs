// Makes sure that what npm cannot install is there: ffmpeg and ffprobe. Runs on plain Node 20 before anything is installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const PROGRAMS = ['ffmpeg', 'ffprobe']
const DEBIAN_PACKAGES = ['ffmpeg']

const missing = findMissing()
if (missing.length === 0) {
  console.log('set-up: ffmpeg and ffprobe are there')
} else {
  const names = missing.join(' and ')
  const isRoot = process.getuid?.() === 0
  if (!isRoot || find('apt-get') === null) fail(`${names} not found. Install with:\n\n  ${commandForUser(isRoot)}\n`)
  console.log(`set-up: ${names} not found; installing the Debian package ${DEBIAN_PACKAGES.join(', ')} with apt-get (about a minute)`)
  // A stale or partly failing index is no reason to stop: the installation says whether it was enough.
  run('apt-get', ['update', '-qq'])
  const installed = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES])
  const still = findMissing()
  if (!installed || still.length > 0) fail(`${names} could not be installed. See apt-get's messages above.`)
  console.log('set-up: installed')
}

function findMissing() {
  return PROGRAMS.filter((program) => find(program) === null)
}

/** The path of a program on PATH, or null. Looked up rather than run: that is the quicker by far. */
function find(program) {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program]
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      if (folder !== '' && isExecutable(path)) return path
    }
  }
  return null
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // apt-get's output goes to stderr, so that the output of the caller stays its own.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0
}

function commandForUser(isRoot) {
  if (process.platform === 'darwin') return 'brew install ffmpeg'
  if (process.platform === 'win32') return 'winget install Gyan.FFmpeg'
  const sudo = isRoot ? '' : 'sudo '
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${DEBIAN_PACKAGES.join(' ')}`
}

function fail(message) {
  console.error(`set-up: ${message}`)
  process.exit(1)
}
