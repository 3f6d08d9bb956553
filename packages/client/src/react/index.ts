export { mutationOptionsFor, queryKeyFor, queryOptionsFor, type OperationKey } from './query-options.js'
export type { JobEvents } from './job-events-state.js'
export { useJobEvents, type JobEventsOptions } from './use-job-events.js'
