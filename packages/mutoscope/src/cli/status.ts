import type { ProjectStatus } from '@mutoscope/core'
import { defineCommand } from './command.js'
import { list } from './list.js'
import { printResult } from './print-result.js'
import { withProject } from './with-studio.js'

/**
 * `mutoscope status`: every artifact of a project, whether it is current, stale or missing, and why; without
 * a project, the same as `list`.
 */
export const status = defineCommand({
  name: 'status',
  summary: 'Show which parts of a project are current, stale or missing, and why.',
  word: { name: 'PROJECT', required: false },
  examples: ['status fox'],
  options: {},
  work: ({ values, word }) => {
    const { data, json } = values
    if (word === undefined)
      return list.run([
        ...(data === undefined ? [] : [`--data=${data}`]),
        ...(json === true ? ['--json'] : []),
      ])
    return withProject(values, word, async (studio, ref) => {
      const found = await studio.status(ref)
      const warnings = await studio.projects.warnings(ref)
      const notes = warnings.map(({ message }) => `  note: ${message}`)
      printResult(values, { ...found, warnings }, [describeProject(found), ...notes].join('\n'))
      return 0
    })
  },
})

/** A project's artifacts as a table; scenes go by their numbers. */
export function describeProject({ project, artifacts, gates, current }: ProjectStatus): string {
  const numbers = new Map(project.storyboard?.scenes.map(({ id }, index) => [id, index + 1]))
  const readable = (text: string) =>
    [...numbers].reduce((name, [id, number]) => name.replaceAll(id, String(number)), text)
  const rows = artifacts.map(
    ({ name, stage, state, reasons }) =>
      `  ${state.padEnd(8)} ${stage.padEnd(8)} ${readable(name)}${reasons.length === 0 ? '' : `  (${reasons.map((reason) => readable(reason)).join('; ')})`}`,
  )
  const waiting = gates
    .filter(({ approved }) => !approved)
    .map(({ name }) => `  gate     ${name} is not approved`)
  const title = `${project.key ?? project.id}: ${project.storyboard?.title ?? 'no storyboard yet'} — ${current ? 'everything is current' : 'not everything is current'}`
  return [title, ...rows, ...waiting].join('\n')
}
