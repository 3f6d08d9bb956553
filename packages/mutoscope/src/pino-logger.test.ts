import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFakeServer } from '@mutoscope/providers/testing'
import pino, { type LoggerOptions } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStudio } from './create-studio.js'

const KEY = 'sk-live-0123456789abcdef'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mutoscope-pino-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Line = Readonly<Record<string, unknown>>

/** What a child of a pino logger wrote while pictures could not be bought, and the text of all of it. */
async function linesOf(
  options: LoggerOptions,
): Promise<{ readonly lines: readonly Line[]; readonly text: string }> {
  const written: string[] = []
  const logger = pino(options, { write: (line) => written.push(line) }).child({ service: 'videos' })
  const provider = await startFakeServer({
    isPaid: ({ method }) => method === 'POST',
    errorBody: (status, message) => ({ code: 'error', message }),
    respond: ({ headers }) => ({
      status: 422,
      json: { code: 'invalid', message: `No: ${headers['authorization']}` },
    }),
  })
  const dataDir = await mkdtemp(join(folder, 'data-'))
  const env = { RECRAFT_API_TOKEN: KEY, MUTOSCOPE_RECRAFT_BASE_URL: provider.url }
  const studio = await createStudio({ dataDir, logger, env })
  const brief = { prompt: 'A fox walks', durationSec: 3 }
  const { id: projectId } = await studio.projects.create({ ownerId: 'ada', recipe: 'storyboard', brief })
  const { id: runId } = await studio.runs.start({ ownerId: 'ada', projectId }, { target: 'images' })
  expect((await studio.runs.wait({ ownerId: 'ada', runId })).status).toBe('failed')
  await studio.close()
  await provider.close()
  const text = written.join('')
  return { lines: written.map((line) => JSON.parse(line) as Line), text }
}

it('a pino logger is a logger of the studio as it is: levels, facts, children and redaction', async () => {
  const { lines, text } = await linesOf({ level: 'debug', redact: ['projectId'] })
  const claimed = lines.find(({ msg }) => msg === 'A run was claimed.')
  expect(claimed).toMatchObject({ level: pino.levels.values['debug'], service: 'videos' })
  expect(claimed?.['runId']).toMatch(/^[\da-f-]{36}$/u)
  const failed = lines.find(({ msg }) => msg === 'An artifact could not be made.')
  expect(failed).toMatchObject({
    level: pino.levels.values['warn'],
    code: expect.stringMatching(/^[A-Z_]+$/u),
  })
  expect(lines.find(({ msg }) => msg === 'project.created')).toMatchObject({ projectId: '[Redacted]' })
  expect(text).not.toContain(KEY)
})

it('what is below its level is not written', async () => {
  const { lines } = await linesOf({ level: 'warn' })
  expect(lines.map(({ msg }) => msg)).toContain('An artifact could not be made.')
  expect(lines.filter(({ level }) => Number(level) < 40)).toEqual([])
})
