import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { withProject } from './with-studio.js'

/** `mutoscope approve`: says yes to what a gate stands for now. */
export const approve = defineCommand({
  name: 'approve',
  summary: 'Approve the current state at a gate of a project. Editing it revokes the approval.',
  word: { name: 'PROJECT', required: true },
  examples: ['approve fox', 'approve fox --gate approval'],
  options: { gate: { type: 'text', value: 'NAME', says: 'the gate (default the first)' } },
  work: ({ values, word }) =>
    withProject(values, word, async (studio, ref, { key, id }) => {
      const project = await studio.approve(ref, values.gate)
      const name = key ?? id
      printResult(values, project, `${name} is approved. Go on with: mutoscope render ${name}`)
      return 0
    }),
})
