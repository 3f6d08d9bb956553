import type { ProjectStatus } from '@mutoscope/core'
import { createStudio } from '../create-studio.js'
import { findProject } from './find-project.js'
import { readArguments } from './read-arguments.js'

/**
 * `mutoscope status`: the projects there are, or every artifact of one: current, stale or missing, and why.
 */
export async function status(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, {})
  const studio = await createStudio({
    work: false,
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  })
  try {
    if (word === undefined) {
      const projects = await studio.projects.list('local')
      const lines = projects.map(
        ({ key, id, recipe, storyboard }) =>
          `${(key ?? id).padEnd(24)} ${recipe.padEnd(12)} ${storyboard === null ? 'no storyboard yet' : `${storyboard.scenes.length} scenes`}`,
      )
      process.stdout.write(
        values.json
          ? `${JSON.stringify(projects, null, 2)}\n`
          : `${lines.join('\n') || 'No projects yet.'}\n`,
      )
      return 0
    }
    const project = await findProject(studio, word)
    const found = await studio.status({ ownerId: project.ownerId, projectId: project.id })
    process.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : `${describeProject(found)}\n`)
    return 0
  } finally {
    await studio.close()
  }
}

/** A project's artifacts as a table; scenes are told by their number. */
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
