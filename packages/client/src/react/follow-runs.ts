import type { Client } from '../runtime/client.js'
import type { EventOperation, ServerEvent } from '../runtime/event-operation.js'
import { watchJob, type WatchOperation, type WatchOptions } from '../watch-job.js'

/**
 * Follows what happens to a job by its events: the run that goes on and those that come after it, until the
 * signal is aborted. By WebSocket it ends with what runs.
 */
export function followRuns<Input extends object, Message>(
  client: Client,
  operation: WatchOperation<Input, Message>,
  input: NoInfer<Input>,
  options: WatchOptions = {},
): AsyncGenerator<Message, void, undefined> {
  return operation.kind === 'socket'
    ? watchJob(client, operation, input, options)
    : (operation as unknown as EventOperation<object, Message & ServerEvent>)(client, input, options)
}
