// Makes sure that what npm cannot install is there: ffmpeg and ffprobe, and what only tests want: a Chromium
// with --browser, and with --servers a PostgreSQL, a Redis and an OpenStack Swift, of which they start their own. Runs
// on plain Node 20 before anything is installed.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where Debian keeps the programs of the server: not on PATH, a folder for each version. */
const POSTGRES = '/usr/lib/postgresql'
/** An object store that checks signatures; a module of Debian's Python and no program. */
const SWIFT = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api'
const BROWSERS = [process.env.CHROMIUM_PATH ?? 'chromium', 'chromium', 'google-chrome']

const WINGET = { ffmpeg: 'Gyan.FFmpeg', chromium: 'Google.Chrome', postgresql: 'PostgreSQL.PostgreSQL' }

/** What is needed: any one of its programs will do for a browser, all of them for ffmpeg. */
const NEEDS = [
  {
    name: 'ffmpeg and ffprobe',
    missing: () => ['ffmpeg', 'ffprobe'].filter((program) => find(program) === null),
    packages: ['ffmpeg'],
    takes: 'about a minute',
    required: true,
  },
  ...(process.argv.includes('--browser')
    ? [
        {
          name: 'Chromium',
          missing: () => (BROWSERS.some((program) => find(program) !== null) ? [] : ['Chromium']),
          packages: ['chromium'],
          takes: 'about half a minute',
          required: false,
        },
      ]
    : []),
  ...(process.argv.includes('--servers')
    ? [
        {
          name: 'PostgreSQL',
          missing: () => (['initdb', 'pg_ctl'].every(hasPostgresProgram) ? [] : ['PostgreSQL']),
          packages: ['postgresql'],
          takes: 'about half a minute',
          required: false,
        },
        {
          name: 'Redis',
          missing: () => (find('redis-server') === null ? ['Redis'] : []),
          packages: ['redis-server'],
          takes: 'some seconds',
          required: false,
        },
      ]
    : []),
  ...(process.argv.includes('--servers') && process.platform === 'linux'
    ? [
        {
          name: 'OpenStack Swift',
          missing: () => (existsSync(SWIFT) ? [] : ['OpenStack Swift']),
          packages: ['python3-swift'],
          takes: 'about half a minute',
          required: false,
        },
      ]
    : []),
]
for (const need of NEEDS) provide(need)

function provide({ name, missing, packages, takes, required }) {
  const names = missing().join(' and ')
  if (names === '') {
    console.log(`set-up: ${name} ${name.includes(' and ') ? 'are' : 'is'} there`)
    return
  }
  const isRoot = process.getuid?.() === 0
  if (!isRoot || find('apt-get') === null) {
    const advice = `${names} not found. Install with:\n\n  ${commandForUser(isRoot, packages)}\n`
    if (required) fail(advice)
    console.log(`set-up: ${advice}\nset-up: the tests that need it are left out`)
    return
  }
  console.log(
    `set-up: ${names} not found; installing the Debian package ${packages.join(', ')} with apt-get (${takes})`,
  )
  // A stale or partly failing index is no reason to stop: the installation says whether it was enough.
  run('apt-get', ['update', '-qq'])
  const installed = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  if (installed && missing().length === 0) console.log('set-up: installed')
  else if (required) fail(`${names} could not be installed. See apt-get's messages above.`)
  else console.log(`set-up: ${names} could not be installed; the tests that need it are left out`)
}

/** The path of a program on PATH, or null. Looked up rather than run: that is the quicker by far. */
function find(program) {
  if (program.includes('/')) return isExecutable(program) ? program : null
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program]
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      if (folder !== '' && isExecutable(path)) return path
    }
  }
  return null
}

function hasPostgresProgram(program) {
  if (find(program) !== null) return true
  try {
    return readdirSync(POSTGRES).some((version) => isExecutable(join(POSTGRES, version, 'bin', program)))
  } catch {
    return false
  }
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

function commandForUser(isRoot, packages) {
  const [name] = packages
  if (process.platform === 'darwin') return `brew install ${name === 'chromium' ? '--cask chromium' : name}`
  if (process.platform === 'win32') return `winget install ${WINGET[name]}`
  const sudo = isRoot ? '' : 'sudo '
  return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

function fail(message) {
  console.error(`set-up: ${message}`)
  process.exit(1)
}
