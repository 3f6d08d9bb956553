import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locateFfmpeg } from './locate-ffmpeg.js'

const real = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
let folder = ''
let bare = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-ffmpeg-'))
  bare = join(folder, 'bare')
  await mkdir(bare)
  // Like the builds of some distributions: an ffmpeg without libx264.
  await program(join(bare, 'ffmpeg'), `exec ${real} "$@" | grep -v libx264`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function program(path: string, body: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${body}\n`)
  await chmod(path, 0o755)
}

describe('locateFfmpeg', () => {
  test('finds the one on PATH and tells its version', async () => {
    const found = await locateFfmpeg({ env: { PATH: join(real, '..') } })
    expect(found).toEqual({ path: real, version: expect.stringMatching(/^ffmpeg version \S+/u) })
  })

  test('passes over one on PATH that lacks an encoder, but not over one that is named', async () => {
    const PATH = `${bare}:${join(real, '..')}`
    expect((await locateFfmpeg({ env: { PATH } })).path).toBe(real)
    for (const named of [
      { ffmpegPath: join(bare, 'ffmpeg'), env: { PATH } },
      { env: { PATH, FFMPEG_PATH: join(bare, 'ffmpeg') } },
    ]) {
      await expect(locateFfmpeg(named)).rejects.toMatchObject({
        code: 'FFMPEG_UNAVAILABLE',
        message: expect.stringContaining('lacks encoder libx264'),
      })
    }
  })

  test('an option goes before FFMPEG_PATH', async () => {
    expect((await locateFfmpeg({ ffmpegPath: real, env: { FFMPEG_PATH: '/nowhere/ffmpeg' } })).path).toBe(
      real,
    )
  })

  test('without any, says what was tried and how to get one', async () => {
    await expect(locateFfmpeg({ env: { PATH: folder }, cwd: folder })).rejects.toMatchObject({
      code: 'FFMPEG_UNAVAILABLE',
      message: expect.stringMatching(/apt-get install -y ffmpeg.*brew install.*npm i/u),
    })
    await expect(locateFfmpeg({ ffmpegPath: '/nowhere/ffmpeg' })).rejects.toMatchObject({
      details: { tried: [expect.stringContaining('/nowhere/ffmpeg')] },
    })
  })

  test('finds one in an npm package that the user has installed', async () => {
    const home = join(folder, 'app', 'node_modules', '@ffmpeg-installer', 'ffmpeg')
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'index.js'), `module.exports = { path: ${JSON.stringify(real)} }`)
    expect((await locateFfmpeg({ env: { PATH: folder }, cwd: join(folder, 'app') })).path).toBe(real)
  })

  test('asks an unchanged file once and a changed one again', async () => {
    const path = join(folder, 'counting')
    const count = join(folder, 'count')
    const probes = new Map()
    await program(path, `echo x >> ${count}; exec ${real} "$@"`)
    await locateFfmpeg({ ffmpegPath: path, probes })
    await locateFfmpeg({ ffmpegPath: path, probes })
    expect((await readFile(count, 'utf8')).split('\n')).toEqual(['x', 'x', ''])
    await program(path, `echo y >> ${count}; exec ${real} "$@" # new`)
    await locateFfmpeg({ ffmpegPath: path, probes })
    expect((await readFile(count, 'utf8')).split('\n')).toEqual(['x', 'x', 'y', 'y', ''])
  })

  test('asks one that shows no banner for its version', async () => {
    const path = join(folder, 'bannerless')
    await program(path, `exec ${real} -hide_banner "$@"`)
    expect((await locateFfmpeg({ ffmpegPath: path })).version).toMatch(/^ffmpeg version \S+/u)
  })

  test('passes over what is no ffmpeg', async () => {
    const path = join(folder, 'other')
    await program(path, 'echo other version 1')
    await expect(locateFfmpeg({ ffmpegPath: path })).rejects.toMatchObject({
      details: { tried: [expect.stringContaining('no ffmpeg, encoder libx264')] },
    })
  })
})
