import { LOG_LEVELS } from '@mutoscope/core'
import { expect, it } from 'vitest'
import { createStderrLogger, type StderrLoggerOptions } from './stderr-logger.js'

function writtenAt(options: StderrLoggerOptions): unknown[] {
  const lines: string[] = []
  const logger = createStderrLogger({ ...options, write: (line) => lines.push(line) })
  for (const level of LOG_LEVELS) logger[level]({ run: 'r1' }, `a ${level} line`)
  expect(lines.every((line) => line.endsWith('}\n'))).toBe(true)
  return lines.map((line) => JSON.parse(line) as unknown)
}

it('writes lines of JSON from its level on', () => {
  const line = (level: string) => ({
    time: expect.stringMatching(/^\d{4}-.*Z$/u) as unknown,
    level,
    message: `a ${level} line`,
    run: 'r1',
  })
  expect(writtenAt({})).toEqual([line('warn'), line('error')])
  expect(writtenAt({ level: 'error' })).toEqual([line('error')])
  expect(writtenAt({ level: 'debug' })).toEqual(LOG_LEVELS.map(line))
})
