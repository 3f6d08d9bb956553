import type { Approval, Project } from '../domain/project.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import { commitAndPublish } from '../engine/commit-and-publish.js'
import type { Dispatcher } from '../engine/dispatcher.js'
import type { PipelineEngine } from '../pipeline/pipeline-engine.js'
import { inspectProject } from '../pipeline/inspect-project.js'
import { nextRevision } from '../pipeline/stage-runner.js'
import { findRecipe, type ProjectRef, type Projects } from './projects.js'

/** What an approval works with. */
export interface ApprovalParts {
  readonly engine: PipelineEngine
  readonly projects: Projects
  readonly dispatcher: Pick<Dispatcher, 'wake'>
}

/**
 * Approves what a gate stands for now, and lets the run that waits there go on. When the project is changed
 * in between, it looks again.
 */
export async function approveGate(
  studio: ApprovalParts,
  ref: ProjectRef,
  gate: string | undefined,
): Promise<Project> {
  for (;;) {
    try {
      return await approveAsItStands(studio, ref, gate)
    } catch (error) {
      if (!MutoscopeError.isInstance(error) || error.code !== 'REVISION_CONFLICT') throw error
    }
  }
}

async function approveAsItStands(
  { engine, projects, dispatcher }: ApprovalParts,
  ref: ProjectRef,
  gate: string | undefined,
): Promise<Project> {
  const project = await projects.get(ref)
  const recipe = findRecipe(engine, project.recipe)
  const known = recipe.stages.filter((stage) => stage.type === 'gate').map((stage) => stage.name)
  const name = gate ?? known[0]
  if (name === undefined || !known.includes(name)) {
    throw new MutoscopeError('STAGE_NOT_FOUND', {
      message: `Recipe "${recipe.name}" has no gate${name === undefined ? '' : ` "${name}"`}.${known.length === 0 ? '' : ` There are: ${known.join(', ')}.`}`,
      details: { gate: name ?? null, known },
    })
  }
  const inspection = await inspectProject(engine, recipe, project, name)
  const inspected = inspection.gates.find((candidate) => candidate.name === name)
  if (inspected === undefined || !inspected.ready) {
    const waiting = inspection.artifacts
      .filter((artifact) => artifact.state !== 'current')
      .map((artifact) => artifact.name)
    throw new MutoscopeError('GATE_NOT_READY', {
      message: `"${name}" cannot be approved yet. Missing: ${waiting.join(', ')}.`,
      details: { gate: name, waiting },
    })
  }
  const now = engine.clock.now()
  const approval: Approval = { digest: inspected.digest, by: ref.ownerId, at: now }
  const approved = nextRevision(project, { approvals: { ...project.approvals, [name]: approval } }, now)
  const gated = (await engine.store.listRuns(ref.ownerId, ref.projectId)).filter(
    (run) => run.status === 'gated',
  )
  await commitAndPublish(engine, 'request.commit', {
    ownerId: ref.ownerId,
    changes: [
      { type: 'update-project', project: approved },
      ...gated.map(
        (run) =>
          ({
            type: 'update-run',
            runId: run.id,
            set: { status: 'queued', dueAt: now },
            updatedAt: now,
          }) as const,
      ),
    ],
    events: [
      {
        projectId: project.id,
        runId: gated[0]?.id ?? null,
        type: 'gate.approved',
        data: { gate: name, digest: inspected.digest, by: ref.ownerId },
      },
    ],
    at: now,
  })
  for (const { id, lane } of gated) dispatcher.wake({ runId: id, lane })
  return approved
}
