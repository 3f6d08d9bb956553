import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let bin = ''
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'mutoscope-setup-'))
})
afterEach(() => {
  rmSync(bin, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0

it('does nothing when ffmpeg and ffprobe are there', () => {
  addProgram('ffmpeg', '')
  addProgram('ffprobe', '')
  addProgram('apt-get', 'touch "$(dirname "$0")/called"')
  expect(setUp()).toMatchObject({ status: 0, stdout: 'set-up: ffmpeg and ffprobe are there\n' })
  expect(existsSync(join(bin, 'called'))).toBe(false)
})

it.skipIf(process.platform !== 'linux')('names the exact command where it may not install', () => {
  addProgram('ffmpeg', '')
  const { status, stderr } = setUp()
  expect(status).toBe(1)
  expect(stderr).toContain('ffprobe not found')
  expect(stderr).toMatch(/apt-get update && (sudo )?apt-get install -y --no-install-recommends ffmpeg\n/)
})

it.skipIf(!isRoot)('installs the Debian package as root, and is done the next time (needs root)', () => {
  addProgram('apt-get', installing('ffmpeg ffprobe'))
  expect(setUp()).toMatchObject({ status: 0, stdout: expect.stringContaining('set-up: installed') as string })
  expect(readFileSync(join(bin, 'calls'), 'utf8')).toBe(
    'update -qq\ninstall -y -qq --no-install-recommends ffmpeg\n',
  )
  expect(setUp().stdout).toBe('set-up: ffmpeg and ffprobe are there\n')
})

it.skipIf(!isRoot)('fails when the package did not bring what it should (needs root)', () => {
  addProgram('apt-get', installing('ffmpeg'))
  expect(setUp()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('could not be installed') as string,
  })
})

it('is content with any browser, and goes on without one where it may not install', () => {
  for (const program of ['ffmpeg', 'ffprobe']) addProgram(program, '')
  expect(setUp('--browser')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('the tests that need it are left out') as string,
  })
  addProgram('google-chrome', '')
  expect(setUp('--browser')).toMatchObject({
    status: 0,
    stdout: 'set-up: ffmpeg and ffprobe are there\nset-up: Chromium is there\n',
  })
})

it.skipIf(!isRoot)('installs a browser as root when it is asked to (needs root)', () => {
  for (const program of ['ffmpeg', 'ffprobe']) addProgram(program, '')
  addProgram('apt-get', installing('chromium'))
  expect(setUp()).toMatchObject({ status: 0, stdout: 'set-up: ffmpeg and ffprobe are there\n' })
  expect(setUp('--browser')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('set-up: installed') as string,
  })
  expect(readFileSync(join(bin, 'calls'), 'utf8')).toBe(
    'update -qq\ninstall -y -qq --no-install-recommends chromium\n',
  )
})

it('is content with servers that are on PATH', () => {
  for (const program of ['ffmpeg', 'ffprobe', 'initdb', 'pg_ctl', 'redis-server']) addProgram(program, '')
  expect(setUp('--servers')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('set-up: PostgreSQL is there\nset-up: Redis is there\n') as string,
  })
})

it.skipIf(process.platform !== 'linux')('looks for an object store that checks signatures', () => {
  for (const program of ['ffmpeg', 'ffprobe']) addProgram(program, '')
  const store = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api'
  expect(setUp().stdout).not.toContain('Swift')
  expect(setUp('--servers').stdout).toContain(
    existsSync(store) ? 'set-up: OpenStack Swift is there\n' : 'python3-swift',
  )
})

function installing(programs: string): string {
  return `cd "$(/usr/bin/dirname "$0")"; echo "$*" >> calls; [ "$1" != install ] || for program in ${programs}; do /bin/cp apt-get $program; done`
}

function addProgram(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(bin, name), 0o755)
}

function setUp(...args: readonly string[]): {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
} {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'setup.mjs'), ...args], {
    env: { PATH: bin },
    encoding: 'utf8',
  })
}
