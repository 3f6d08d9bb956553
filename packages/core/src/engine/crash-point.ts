/**
 * Every place at which a test may stop the process: before and after each commit and each exchange with a
 * provider or the asset store.
 */
export const CRASH_POINTS = [
  'request.commit.before',
  'request.commit.after',
  'run.claimed',
  'run.commit.before',
  'run.commit.after',
  'stage.commit.before',
  'stage.commit.after',
  'project.commit.before',
  'project.commit.after',
  'gate.commit.before',
  'gate.commit.after',
  'artifact.made',
  'artifact.stored',
  'artifact.commit.before',
  'artifact.commit.after',
  'batch.commit.before',
  'batch.commit.after',
  'batch.claimed',
  'call.intend.before',
  'call.intend.after',
  'call.send.before',
  'call.send.after',
  'call.started',
  'call.accept.before',
  'call.accept.after',
  'call.polled',
  'call.settle.before',
  'call.settle.after',
] as const
/** A place at which a test may stop the process: one of {@link CRASH_POINTS}. */
export type CrashPoint = (typeof CRASH_POINTS)[number]

/** Called at every crash point; does nothing in production. */
export type CrashHook = (point: CrashPoint) => void | Promise<void>
