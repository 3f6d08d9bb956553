import { EXPORT_SHORT_SIDES, MutoscopeError } from '@mutoscope/core'
import { assertOutput, writeVideo } from '../video-output.js'
import { assertOutName } from './assert-out-name.js'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { UsageError } from './usage-error.js'
import { withProject } from './with-studio.js'

/** `mutoscope export`: writes a finished video as another file. */
export const exportVideo = defineCommand({
  name: 'export',
  summary: 'Export the finished video of a project in another format or size.',
  word: { name: 'PROJECT', required: true },
  examples: ['export fox --out fox.webm', 'export fox --size 480 --out small.mp4'],
  options: {
    out: { type: 'text', value: 'FILE', says: 'what is written: .mp4, .webm or .mov' },
    size: {
      type: 'number',
      values: EXPORT_SHORT_SIDES,
      says: 'pixels of the shorter side (default its own)',
    },
  },
  work({ values, word }) {
    const { out, size } = values
    if (out === undefined) throw new UsageError('Pass --out FILE.')
    assertOutName(out)
    return withProject(values, word, async (studio, ref, project) => {
      const output = await assertOutput(
        out,
        size === undefined ? project.settings : { resolution: `${size}p` },
      )
      if (output === null) throw new MutoscopeError('UNREACHABLE')
      await writeVideo(studio, ref, { ...output, shortSide: size ?? output.shortSide })
      printResult(values, { path: output.path }, output.path)
      return 0
    })
  },
})
