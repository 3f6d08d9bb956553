import { expect, it } from 'vitest'
import { defineCommand } from './command.js'

it('takes values that begin with a dash', async () => {
  const taken: unknown[] = []
  const command = defineCommand({
    name: 'edit',
    summary: 'Edit.',
    word: { name: 'PROJECT', required: true },
    examples: [],
    options: {
      narration: { type: 'text', says: 'what it says' },
      priority: { type: 'number', says: 'which goes first', min: -10, max: 10 },
      captions: { type: 'flag', says: 'draw captions', isOn: true },
    },
    work: (input) => Promise.resolve(taken.push(input)),
  })
  await command.run(['fox', '--priority', '-5', '--narration', '-- she said', '--no-captions'])
  await command.run(['--narration', '--a, b', 'fox', '--priority=-1'])
  await command.run(['--priority', '-1', '--', '--narration'])
  expect(taken).toEqual([
    { word: 'fox', values: { priority: -5, narration: '-- she said', captions: false } },
    { word: 'fox', values: { narration: '--a, b', priority: -1 } },
    { word: '--narration', values: { priority: -1 } },
  ])
  await expect(command.run(['fox', '--narration', '--priority', '1'])).rejects.toThrow(
    '--narration needs a value.',
  )
  await expect(command.run(['fox', '--priority', '-h'])).rejects.toThrow('--priority needs a value.')
})
