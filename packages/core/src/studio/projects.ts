import type { Json } from '../digest/canonical-json.js'
import type { Artifact } from '../domain/artifact.js'
import type { Project } from '../domain/project.js'
import { DEFAULT_SETTINGS, type ProjectSettings } from '../domain/settings.js'
import type { Storyboard } from '../domain/storyboard.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Recipe } from '../pipeline/define-recipe.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import { nextRevision } from '../pipeline/stage-runner.js'
import { namedIn } from '../storage/stored-reference.js'
import { noteGarbage } from './garbage.js'
import { projectCreated } from './order-events.js'
import type { ListOptions, ProjectFilter } from '../storage/store-filters.js'
import {
  editScene,
  insertScene,
  removeScene,
  reorderScenes,
  assertTakeKind,
  setTake,
  type SceneKey,
} from './edit-storyboard.js'
import { parseBudget } from './parse-budget.js'
import { parseInput } from '../records/parse-input.js'
import { parseOwner } from '../records/parse-owner.js'
import { projectWarnings, type ProjectWarning } from './project-warnings.js'
import { followBrief, recipeSettings } from './recipe-settings.js'
import { sceneEditSchema, type SceneEdit } from './scene-schema.js'
import { settingsSchema } from './settings-schema.js'

/** Which project, and optionally at which revision the caller saw it. */
export interface ProjectRef {
  readonly ownerId: string
  readonly projectId: string
  /** When given and the project has moved on, the change is refused with `REVISION_CONFLICT`. */
  readonly revision?: number
}

/** A new project. */
export interface CreateProject {
  readonly ownerId: string
  readonly recipe: string
  readonly brief: unknown
  readonly settings?: unknown
  /** A name that is unique for the owner. */
  readonly key?: string
  /** The most all its runs together may cost, micro-dollars. @default null, no limit */
  readonly budgetMicros?: number | null
  /** The group whose budget its runs also draw on; set with `groups.set`. @default none */
  readonly groupId?: string | null
}

/** A project with what stands in it. */
export interface ProjectView {
  readonly project: Project
  /** What stands under every name, current or not. */
  readonly artifacts: ReadonlyMap<string, Artifact>
  /** The same as `projects.warnings`. */
  readonly warnings: readonly ProjectWarning[]
}

/**
 * Makes, finds and changes projects. Every change checks its input and leaves the project as it was when it
 * is wrong.
 */
export interface Projects {
  /** @throws `RECIPE_NOT_FOUND`, `INVALID_INPUT`; `ALREADY_EXISTS` for a key that the owner already uses */
  create(input: CreateProject): Promise<Project>
  /**
   * Checks and completes a new project without storing it: for `orders.place`, which stores it with its
   * records and its run, and for `quote` before that. @throws `RECIPE_NOT_FOUND`, `INVALID_INPUT`
   */
  draft(input: CreateProject): Project
  /** @throws `PROJECT_NOT_FOUND` */
  get(ref: ProjectRef): Promise<Project>
  /** A project, or null when it is gone or another owner's. */
  find(ref: ProjectRef): Promise<Project | null>
  /** The owner's project with that key, or null. */
  findByKey(ownerId: string, key: string): Promise<Project | null>
  /** A project with its artifacts and warnings, or null. Looks only at what is stored, so it is cheap. */
  view(ref: ProjectRef): Promise<ProjectView | null>
  /** Newest first. */
  list(ownerId: string, options?: ListOptions & ProjectFilter): Promise<readonly Project[]>
  /** How many there are. */
  count(ownerId: string, filter?: ProjectFilter): Promise<number>
  /** Changes brief, settings or budget; settings that are not named stay. */
  update(
    ref: ProjectRef,
    change: { readonly brief?: unknown; readonly settings?: unknown; readonly budgetMicros?: number | null },
  ): Promise<Project>
  /**
   * Deletes a project with its runs, events and records. What was made for it goes within the hour, unless
   * another project of the owner uses it; what was spent stays in the ledger. A run of it that goes on loses
   * its lease: cancel it first and wait for its end, so that paid requests are settled.
   * @throws `PROJECT_NOT_FOUND`
   */
  remove(ref: ProjectRef): Promise<void>
  /** @throws `STORYBOARD_MISSING`, `SCENE_NOT_FOUND`, `INVALID_INPUT` */
  editScene(ref: ProjectRef, scene: SceneKey, edit: SceneEdit): Promise<Project>
  /** @throws `STORYBOARD_MISSING`, `SCENE_NOT_FOUND`, `INVALID_INPUT` unless every scene is named once */
  reorderScenes(ref: ProjectRef, order: readonly SceneKey[]): Promise<Project>
  /** Inserts a scene at a position from 0; at the end when none is given. */
  addScene(
    ref: ProjectRef,
    scene: SceneEdit & { readonly imagePrompt: string },
    at?: number,
  ): Promise<Project>
  /** Removes a scene. @throws `STORYBOARD_MISSING`, `SCENE_NOT_FOUND`, `INVALID_INPUT` for the last one */
  removeScene(ref: ProjectRef, scene: SceneKey): Promise<Project>
  /**
   * Asks for another take of a scene's `image`, `speech` or `clip`, or of something of a kind of one's own (by
   * its slot), or goes back to an earlier one. @default 'next'
   * @throws `INVALID_INPUT` for a kind that the studio does not know
   */
  setTake(ref: ProjectRef, scene: SceneKey, kind: string, take?: number | 'next'): Promise<Project>
  /**
   * What the owner should know about what stands in the project: other models and stand-ins that took a
   * model's place, a voice that is silence, what makers left out. Each is
   * `{ code: 'stand-in' | 'other-model' | 'silent-voice' | 'note', message, artifacts }`, where `artifacts`
   * are names. Reads what is kept, so it is cheap enough for every answer about a project.
   * @throws `PROJECT_NOT_FOUND`
   */
  warnings(ref: ProjectRef): Promise<readonly ProjectWarning[]>
}

/** Makes the projects part of a studio. */
export function createProjects(engine: PipelineEngine): Projects {
  const find = ({ ownerId, projectId }: ProjectRef) => engine.store.getProject(ownerId, projectId)

  async function get(ref: ProjectRef): Promise<Project> {
    const project = await find(ref)
    const { projectId } = ref
    if (project === null)
      throw new MutoscopeError('PROJECT_NOT_FOUND', {
        message: `There is no project "${projectId}".`,
        details: { projectId },
      })
    return project
  }

  /** Applies a change to the newest revision, or refuses when the caller saw another. */
  async function change(ref: ProjectRef, apply: (project: Project) => Partial<Project>): Promise<Project> {
    for (;;) {
      const project = await get(ref)
      if (ref.revision !== undefined && ref.revision !== project.revision) {
        throw new MutoscopeError('REVISION_CONFLICT', {
          message: `The project is at revision ${project.revision}, not ${ref.revision}.`,
          details: { revision: project.revision, expected: ref.revision },
        })
      }
      const changed = nextRevision(project, apply(project), engine.clock.now())
      try {
        await publish(changed, 'update-project')
        return changed
      } catch (error) {
        if (
          ref.revision !== undefined ||
          !MutoscopeError.isInstance(error) ||
          error.code !== 'REVISION_CONFLICT'
        )
          throw error
      }
    }
  }

  async function publish(project: Project, type: 'insert-project' | 'update-project'): Promise<void> {
    await commitAndPublish(engine, 'request.commit', {
      ownerId: project.ownerId,
      changes: [{ type, project }],
      at: engine.clock.now(),
      events: [
        type === 'insert-project'
          ? projectCreated(project)
          : {
              projectId: project.id,
              runId: null,
              type: 'project.changed',
              data: { revision: project.revision },
            },
      ],
    })
  }

  const changeStoryboard = (ref: ProjectRef, apply: (storyboard: Storyboard) => Storyboard) =>
    change(ref, ({ storyboard }) => {
      if (storyboard === null)
        throw new MutoscopeError('STORYBOARD_MISSING', {
          message: 'The project has no storyboard yet. Run it to "script" first.',
        })
      return { storyboard: apply(storyboard) }
    })

  function draft(input: CreateProject): Project {
    const recipe = findRecipe(engine, input.recipe)
    const now = engine.clock.now()
    const brief = parseInput(recipe.brief, input.brief, 'brief') as Json
    return {
      id: engine.createId(),
      ownerId: input.ownerId,
      recipe: recipe.name,
      key: input.key ?? null,
      revision: 1,
      brief,
      settings: { ...DEFAULT_SETTINGS, ...recipeSettings(recipe, brief), ...parseSettings(input.settings) },
      storyboard: null,
      approvals: {},
      budgetMicros: parseBudget(input.budgetMicros),
      groupId: input.groupId ?? null,
      createdAt: now,
      updatedAt: now,
    }
  }

  return {
    async create(input) {
      const project = draft(input)
      await publish(project, 'insert-project')
      return project
    },
    draft,
    get,
    find,
    findByKey: async (ownerId, key) =>
      engine.store.findProject(parseOwner(ownerId, 'projects.findByKey'), key),
    async view(ref) {
      const [project, bindings] = await Promise.all([
        find(ref),
        engine.store.listBindings(ref.ownerId, ref.projectId),
      ])
      return project === null
        ? null
        : {
            project,
            artifacts: new Map(bindings.map(({ name, artifact }) => [name, artifact])),
            warnings: await projectWarnings(engine, project, bindings),
          }
    },
    list: async (ownerId, options) =>
      engine.store.listProjects(parseOwner(ownerId, 'projects.list'), options),
    count: async (ownerId, filter) =>
      engine.store.countProjects(parseOwner(ownerId, 'projects.count'), filter),
    update: (ref, { brief, settings, budgetMicros }) =>
      change(ref, (project) => {
        const recipe = findRecipe(engine, project.recipe)
        const changed =
          brief === undefined ? project.brief : (parseInput(recipe.brief, brief, 'brief') as Json)
        return {
          brief: changed,
          settings: {
            ...project.settings,
            ...followBrief(recipe, project, changed),
            ...parseSettings(settings),
          },
          ...(budgetMicros === undefined ? {} : { budgetMicros: parseBudget(budgetMicros) }),
        }
      }),
    async remove(ref) {
      const { ownerId, projectId } = ref
      const { brief, settings, storyboard } = await get(ref)
      const bindings = await engine.store.listBindings(ownerId, projectId)
      const place = { ownerId, projectId, name: 'project' }
      const named = namedIn(JSON.stringify([brief, settings, storyboard]), place)
      await commitAndPublish(engine, 'request.commit', {
        changes: [
          { type: 'delete-project', ownerId, projectId },
          ...[...new Set(named.map(({ hash }) => hash))].map((hash) => noteGarbage(engine, ownerId, hash)),
          ...(bindings.length === 0 ? [] : [noteGarbage(engine, ownerId, null)]),
        ],
        events: [],
        at: engine.clock.now(),
      })
    },
    editScene: async (ref, scene, edit) => {
      const checked = parseInput(sceneEditSchema, edit, 'scene')
      return changeStoryboard(ref, (storyboard) => editScene(storyboard, scene, checked))
    },
    reorderScenes: (ref, order) => changeStoryboard(ref, (storyboard) => reorderScenes(storyboard, order)),
    addScene: async (ref, scene, at) => {
      const checked = parseInput(sceneEditSchema, scene, 'scene')
      const whole = {
        description: '',
        narration: '',
        imagePrompt: '',
        shot: 'medium',
        move: 'still',
        durationMs: 5000,
        ...checked,
        id: engine.createId(),
        takes: { image: 1, speech: 1 },
      } as const
      return changeStoryboard(ref, (storyboard) =>
        insertScene(storyboard, at ?? storyboard.scenes.length, whole),
      )
    },
    removeScene: (ref, scene) => changeStoryboard(ref, (storyboard) => removeScene(storyboard, scene)),
    async setTake(ref, scene, kind, take = 'next') {
      assertTakeKind(kind, engine.kinds)
      return changeStoryboard(ref, (storyboard) => setTake(storyboard, scene, kind, take))
    },
    async warnings(ref) {
      const project = await get(ref)
      return projectWarnings(engine, project, await engine.store.listBindings(ref.ownerId, ref.projectId))
    },
  }
}

/** A recipe by name. @throws `RECIPE_NOT_FOUND` */
export function findRecipe(engine: PipelineEngine, name: string): Recipe {
  const recipe = engine.recipes.get(name)
  if (recipe === undefined) {
    const known = [...engine.recipes.keys()]
    throw new MutoscopeError('RECIPE_NOT_FOUND', {
      message: `There is no recipe "${name}". There are: ${known.join(', ')}.`,
      details: { recipe: name, known },
    })
  }
  return recipe
}

function parseSettings(settings: unknown): Partial<ProjectSettings> {
  const given = parseInput(settingsSchema, settings ?? {}, 'settings')
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
