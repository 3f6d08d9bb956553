export { mutationOptionsFor, queryKeyFor, queryOptionsFor, type OperationKey } from './query-options.js'
export { useJobEvents, type JobEvents, type JobEventsOptions } from './use-job-events.js'
