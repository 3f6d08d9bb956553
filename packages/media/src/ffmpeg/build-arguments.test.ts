import { describe, expect, test } from 'vitest'
import { buildArguments } from './build-arguments.js'

describe('buildArguments', () => {
  test('gives inputs, then options, then the output, each argument as it is', () => {
    const args = buildArguments({
      inputs: [
        { target: 'file:/a b/it\'s "one".mp4', options: ['-f', 'mov'] },
        { target: 'pipe:0', options: ['-f', 'lavfi'] },
      ],
      output: {
        target: 'file:/out put/x.mp4.part',
        options: ['-metadata', 'title=Hello World', '-c', 'copy', '-f', 'mp4'],
      },
    })
    expect(args).toEqual([
      '-f',
      'mov',
      '-i',
      'file:/a b/it\'s "one".mp4',
      '-f',
      'lavfi',
      '-i',
      'pipe:0',
      '-metadata',
      'title=Hello World',
      '-c',
      'copy',
      '-f',
      'mp4',
      'file:/out put/x.mp4.part',
    ])
  })

  test('does not cut a lone option at its space, and takes none at all', () => {
    expect(
      buildArguments({ inputs: [{ target: 'a', options: ['-one two'] }], output: { target: 'b' } }),
    ).toEqual(['-one two', '-i', 'a', 'b'])
  })

  test('keeps a title that looks like an option', () => {
    expect(
      buildArguments({
        inputs: [{ target: 'a' }],
        output: { target: 'pipe:1', options: ['-metadata', '-y'] },
      }),
    ).toEqual(['-i', 'a', '-metadata', '-y', 'pipe:1'])
  })
})
