import {
  type Project,
  type ProjectStatus,
  type SceneEdit,
  type Studio,
  MutoscopeError,
  TAKE_KINDS,
} from '@mutoscope/core'
import { defineCommand, type OptionTable, type OptionValues } from './command.js'
import { printResult } from './print-result.js'
import { describeProject } from './status.js'
import { UsageError } from './usage-error.js'
import { withProject } from './with-studio.js'

const OPTIONS = {
  scene: { type: 'number', min: 1, isWhole: true, says: 'the scene to change, from 1' },
  narration: { type: 'text', says: 'what it says' },
  image: { type: 'text', says: 'what its picture shows' },
  description: { type: 'text', says: 'what happens in it, for people' },
  retake: { type: 'text', values: TAKE_KINDS, says: 'ask for another take' },
  take: { type: 'number', min: 1, isWhole: true, says: 'with --retake: restore this take, free of charge' },
  order: { type: 'text', value: '1,3,2', says: 'all scenes in another order' },
} as const satisfies OptionTable

/** `mutoscope edit`: changes a scene or the order, and says what that makes stale. Nothing is made. */
export const edit = defineCommand({
  name: 'edit',
  summary: 'Edit a scene or reorder scenes, and show what becomes stale. Makes nothing.',
  word: { name: 'PROJECT', required: true },
  examples: [
    'edit fox --scene 2 --narration "The fox sneezes."',
    'edit fox --scene 3 --retake image',
    'edit fox --order 1,3,2',
  ],
  options: OPTIONS,
  work({ values, word }) {
    assertChange(values)
    return withProject(values, word, async (studio, ref, project) => {
      const { key, id } = project
      const { scene, order, retake, take } = values
      const change = toEdit(values)
      await assertTake(studio, project, values)
      if (order !== undefined) await studio.projects.reorderScenes(ref, toOrder(order))
      if (scene !== undefined && Object.keys(change).length > 0)
        await studio.projects.editScene(ref, scene, change)
      if (scene !== undefined && retake !== undefined) await studio.projects.setTake(ref, scene, retake, take)
      const found = await studio.status(ref)
      printResult(values, found, `${describeProject(found)}\n${describeNext(found, key ?? id)}`)
      return 0
    })
  },
})

/** @throws UsageError when nothing would change */
function assertChange(values: OptionValues<typeof OPTIONS>): void {
  const { scene, order, retake, take } = values
  const ofScene = retake !== undefined || Object.keys(toEdit(values)).length > 0
  if (scene === undefined && ofScene) throw new UsageError('Pass the scene to change: --scene NUMBER.')
  if (scene === undefined && order === undefined)
    throw new UsageError('Pass --scene NUMBER or --order 1,3,2.')
  if (scene !== undefined && !ofScene)
    throw new UsageError(
      `Pass what to change in scene ${scene}: --narration, --image, --description or --retake.`,
    )
  if (take !== undefined && retake === undefined) throw new UsageError('--take requires --retake.')
  if (take !== undefined && order !== undefined)
    throw new UsageError('--take returns to an earlier take; change the order in a separate command.')
}

/** @throws `INVALID_INPUT` for a kind that the recipe does not make, and a take that was never made */
async function assertTake(
  studio: Studio,
  { ownerId, id, recipe }: Project,
  { scene, retake, take }: OptionValues<typeof OPTIONS>,
): Promise<void> {
  if (scene === undefined || retake === undefined) return
  if (retake === 'clip' && WITHOUT_CLIPS.has(recipe))
    throw new MutoscopeError('INVALID_INPUT', {
      message: 'This recipe has no clips.',
      details: { field: 'retake' },
    })
  if (take === undefined) return
  const there = await studio.takes({ ownerId, projectId: id }, scene, retake)
  const numbers = there.map(({ number }) => number)
  if (numbers.includes(take)) return
  const known = numbers.length === 0 ? 'There is none yet.' : `There are: ${numbers.join(', ')}.`
  throw new MutoscopeError('INVALID_INPUT', {
    message: `Scene ${scene} has no ${retake} take ${take}. ${known} Without --take, --retake requests a new one.`,
    details: { field: 'take', known: numbers },
  })
}

/** Recipes whose scenes are never clips. */
const WITHOUT_CLIPS: ReadonlySet<string> = new Set(['storyboard', 'narrated', 'picture'])

/** How to go on, and which gates that approves. */
function describeNext({ gates }: ProjectStatus, name: string): string {
  const open = gates.filter(({ approved }) => !approved).map((gate) => gate.name)
  const also = open.length === 0 ? '' : ` (approves ${open.join(', ')}; --no-approve stops there)`
  return `Render it with: mutoscope render ${name}${also}`
}

function toEdit({ narration, image, description }: OptionValues<typeof OPTIONS>): SceneEdit {
  return {
    ...(narration === undefined ? {} : { narration }),
    ...(image === undefined ? {} : { imagePrompt: image }),
    ...(description === undefined ? {} : { description }),
  }
}

function toOrder(text: string): readonly number[] {
  return text.split(',').map((part) => {
    const number = Number(part)
    if (part.trim() === '' || !Number.isInteger(number))
      throw new UsageError(`--order takes scene numbers separated by commas, not "${text}".`)
    return number
  })
}
