import type { SceneEdit, TakeKind } from '@mutoscope/core'
import { createStudio } from '../create-studio.js'
import { findProject } from './find-project.js'
import { readArguments, toNumber } from './read-arguments.js'
import { describeProject } from './status.js'
import { UsageError } from './usage-error.js'

const OPTIONS = {
  scene: { type: 'string' },
  narration: { type: 'string' },
  image: { type: 'string' },
  description: { type: 'string' },
  retake: { type: 'string' },
  order: { type: 'string' },
} as const

/** `mutoscope edit`: changes a scene or the order, and says what that makes stale. Nothing is made. */
export async function edit(args: readonly string[]): Promise<number> {
  const { values, word } = readArguments(args, OPTIONS)
  if (word === undefined) throw new UsageError('Name the project to edit.')
  const scene = toNumber('scene', values.scene)
  const change = toEdit(values)
  if (values.order === undefined && scene === undefined)
    throw new UsageError('Give --scene NUMBER or --order 1,3,2.')
  const studio = await createStudio({
    work: false,
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  })
  try {
    const project = await findProject(studio, word)
    const ref = { ownerId: project.ownerId, projectId: project.id }
    if (values.order !== undefined)
      await studio.projects.reorderScenes(
        ref,
        values.order.split(',').map((number) => toNumber('order', number) ?? 0),
      )
    if (scene !== undefined && Object.keys(change).length > 0)
      await studio.projects.editScene(ref, scene, change)
    if (scene !== undefined && values.retake !== undefined)
      await studio.projects.setTake(ref, scene, toTakeKind(values.retake))
    process.stdout.write(`${describeProject(await studio.status(ref))}\n`)
    return 0
  } finally {
    await studio.close()
  }
}

function toEdit(values: {
  readonly narration?: string | undefined
  readonly image?: string | undefined
  readonly description?: string | undefined
}): SceneEdit {
  return {
    ...(values.narration === undefined ? {} : { narration: values.narration }),
    ...(values.image === undefined ? {} : { imagePrompt: values.image }),
    ...(values.description === undefined ? {} : { description: values.description }),
  }
}

function toTakeKind(word: string): TakeKind {
  if (word !== 'image' && word !== 'speech')
    throw new UsageError(`--retake takes image or speech, not "${word}".`)
  return word
}
