import { DEFAULT_SETTINGS, takeOf, type Project, type Scene } from '@mutoscope/core'
import { stringify } from 'yaml'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { withProject } from './with-studio.js'

/** `mutoscope show`: what a project is made from, and what its scenes say and show. */
export const show = defineCommand({
  name: 'show',
  summary: 'Show the brief, the settings and the scenes of a project.',
  word: { name: 'PROJECT', required: true },
  examples: ['show fox', 'show fox --json'],
  options: {},
  work: ({ values, word }) =>
    withProject(values, word, (_studio, _ref, project) => {
      printResult(values, project, describeStoryboard(project))
      return Promise.resolve(0)
    }),
})

function describeStoryboard({ key, id, recipe, brief, settings, storyboard, budgetMicros }: Project): string {
  const changed = Object.entries(settings).filter(
    ([name, value]) => DEFAULT_SETTINGS[name as keyof typeof DEFAULT_SETTINGS] !== value,
  )
  const facts = {
    project: key ?? id,
    id,
    recipe,
    brief,
    ...(changed.length === 0 ? {} : { settings: Object.fromEntries(changed) }),
    ...(budgetMicros === null ? {} : { budgetMicros }),
    ...(storyboard === null ? {} : { title: storyboard.title }),
  }
  const scenes = storyboard?.scenes.map(describeScene) ?? ['No storyboard yet: render the project first.']
  return [stringify(facts).trimEnd(), ...scenes].join('\n\n')
}

function describeScene(scene: Scene, index: number): string {
  const { description, narration, imagePrompt, shot, move, durationMs } = scene
  const takes = (['image', 'speech', 'clip'] as const)
    .filter((kind) => takeOf(scene, kind) > 1)
    .map((kind) => `, ${kind} take ${takeOf(scene, kind)}`)
  return [
    `Scene ${index + 1}  ${(durationMs / 1000).toFixed(1)} s, ${shot}, ${move}${takes.join('')}`,
    ...(description === '' ? [] : [`  ${description}`]),
    `  says:  ${narration === '' ? '(nothing)' : narration}`,
    `  shows: ${imagePrompt}`,
  ].join('\n')
}
