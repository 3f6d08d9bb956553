import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testMedia } from '@mutoscope/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMedia } from './create-media.js'

let workDir = ''
beforeAll(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'conformance-'))
})
afterAll(async () => rm(workDir, { recursive: true, force: true }))

testMedia(
  'ffmpeg',
  async () => createMedia({ workDir, ffmpegPath: process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg' }),
  { describe, it, expect },
  {
    leftovers: async () =>
      (await readdir(workDir, { recursive: true })).filter((name) => /work-|\.part$|\.f32$/u.test(name)),
  },
)
