import { MutoscopeError, type Project, type Studio } from '@mutoscope/core'
import { canonicalJson } from '@mutoscope/core/ports'
import type { MakeVideoOptions } from './make-video-options.js'

/** A recipe and what it is asked for. */
interface Wanted {
  readonly recipe: string
  readonly brief: Readonly<Record<string, unknown>>
}

/**
 * The project that a video is made of: a new one, or the one of that name when it is of the same brief.
 *
 * @throws `INVALID_INPUT`, `RECIPE_NOT_FOUND`, `ALREADY_EXISTS`
 */
export async function openVideoProject(studio: Studio, options: MakeVideoOptions): Promise<Project> {
  const { ownerId = 'local', project: key, settings = {} } = options
  const wanted = toWanted(options)
  if (key === undefined) return studio.projects.create({ ownerId, ...wanted, settings })
  const existing = await studio.projects.findByKey(ownerId, key)
  if (existing !== null) return continueProject(studio, existing, wanted, options)
  try {
    return await studio.projects.create({ ownerId, ...wanted, settings, key })
  } catch (error) {
    const made =
      MutoscopeError.isInstance(error) && error.code === 'ALREADY_EXISTS'
        ? await studio.projects.findByKey(ownerId, key)
        : null
    // Somebody else made it in between.
    if (made === null) throw error
    return continueProject(studio, made, wanted, options)
  }
}

async function continueProject(
  studio: Studio,
  existing: Project,
  { recipe, brief }: Wanted,
  { settings = {}, replace = false }: MakeVideoOptions,
): Promise<Project> {
  if (existing.recipe !== recipe)
    throw exists(existing, `is a ${existing.recipe} project. Choose another name with \`project\``)
  if (!replace && !isSameBrief(studio, existing, brief))
    throw exists(
      existing,
      existing.storyboard === null
        ? 'has another brief. Choose another name with `project`, or pass `replace: true` to give it this one'
        : 'was made from another brief. Choose another name with `project`, or pass `replace: true` to lose its storyboard and the edits in it',
    )
  return studio.projects.update({ ownerId: existing.ownerId, projectId: existing.id }, { brief, settings })
}

/** Whether a brief means, with its defaults, what the project was made from. A wrong brief is said later. */
function isSameBrief(studio: Studio, { recipe, brief }: Project, wanted: Wanted['brief']): boolean {
  const checked = studio.recipes.get(recipe)?.brief.safeParse(wanted)
  return checked?.success !== true || canonicalJson(checked.data) === canonicalJson(brief)
}

function exists(project: Project, says: string): MutoscopeError {
  return new MutoscopeError('ALREADY_EXISTS', {
    message: `Project "${project.key ?? project.id}" ${says}.`,
    details: { field: 'project', project: project.key, projectId: project.id },
  })
}

function toWanted(options: MakeVideoOptions): Wanted {
  const { prompt, script, brief, recipe, title, durationSec, useCase, tone, project } = options
  if ([prompt, script, brief].filter((value) => value !== undefined).length !== 1)
    throw invalid('prompt', 'Give exactly one of `prompt`, `script` and `brief`.')
  const words = given({ durationSec, useCase, tone })
  if (brief !== undefined) {
    const [unused] = Object.keys(given({ title, ...words }))
    if (unused !== undefined) throw invalid(unused, `\`${unused}\` belongs in the brief.`)
    return { recipe: recipe ?? 'storyboard', brief }
  }
  const own = script === undefined ? 'storyboard' : 'narrated'
  if (recipe !== undefined && recipe !== own)
    throw invalid(
      'recipe',
      `Recipe "${recipe}" takes a \`brief\`, not a \`${script === undefined ? 'prompt' : 'script'}\`.`,
    )
  if (script !== undefined)
    return { recipe: own, brief: { title: title ?? project ?? 'Untitled', script, ...words } }
  if (title !== undefined) throw invalid('title', 'A `title` goes with a `script`; a prompt is given one.')
  return { recipe: own, brief: { prompt, ...words } }
}

function given(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
