import type { RecordCollection, Studio } from '@mutoscope/core'

/** What is kept of a job besides its project. The record has the project's id; its number is the job's. */
export type JobData = {
  /** When the storyboard was approved, epoch milliseconds; null since the last refinement or reorder. */
  readonly approvedAt: number | null
  /** What the job was expected to cost when it was ordered, and every refinement since. */
  readonly estimatedMicros: number
  readonly refinements: number
  readonly downloads: number
}

/** Refinements of a job; they never come back. */
export const MAX_REFINEMENTS = 5

/** What the handlers of the family work with. */
export interface JobServices {
  readonly studio: Studio
  readonly jobs: RecordCollection<JobData>
  /** Strangers may look at jobs. */
  readonly publicReads: boolean
}

/** The jobs of a studio. */
export function jobRecords(studio: Studio): RecordCollection<JobData> {
  return studio.records.collection<JobData>('jobs.job')
}
