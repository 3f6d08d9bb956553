import type { Commit } from '../storage/store.js'
import type { CrashPoint } from './crash-point.js'
import type { EngineParts } from './engine-parts.js'

/** Every kind of commit; each has a crash point before and after it. */
export type CommitStep = CrashPoint extends infer Point ? (Point extends `${infer Step}.before` ? Step : never) : never

/** Writes a commit and tells its events in this process. @throws whatever the store throws */
export async function commitAndTell(parts: EngineParts, step: CommitStep, commit: Commit): Promise<void> {
  await parts.crashPoint(`${step}.before`)
  const stored = await parts.store.commit(commit)
  for (const event of stored) parts.hub.emit('event', event)
  await parts.crashPoint(`${step}.after`)
}
