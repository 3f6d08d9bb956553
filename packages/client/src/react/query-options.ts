import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { isApiClientError } from '../runtime/api-client-error.js'
import type { Client } from '../runtime/client.js'
import type { NoInput, Operation } from '../runtime/operation.js'

/** Names what was asked, so that it can be found and refreshed. */
export type OperationKey = readonly [library: 'mutoscope', baseUrl: string, route: string, input?: unknown]

/**
 * Tries after the first one. Each of them is one request: the client itself does not try again under a query.
 */
const RETRIES = 2

/**
 * The key of a query. Without an input it is the beginning of the keys of all calls of the operation.
 *
 * @example
 * await queryClient.invalidateQueries({ queryKey: queryKeyFor(client, jobsListJobs) })
 */
export function queryKeyFor<Input, Result>(
  { baseUrl }: Pick<Client, 'baseUrl'>,
  { definition: { method, path } }: Operation<Input, Result>,
  input?: Input,
): OperationKey {
  const route = `${method} ${path}`
  return input === undefined ? ['mutoscope', baseUrl, route] : ['mutoscope', baseUrl, route, input]
}

/**
 * Options of TanStack Query for any operation: a stable key, the signal passed on, and another try only where
 * one can help.
 *
 * @example
 * const job = useQuery({ ...queryOptionsFor(client, jobsGetJob, { params: { job_id: 4 } }), refetchInterval:
 * 2000 })
 */
export function queryOptionsFor<Input, Result>(
  client: Client,
  operation: Operation<Input, Result>,
  ...[input]: NoInput extends Input ? [input?: Input | undefined] : [input: Input]
) {
  return queryOptions({
    queryKey: queryKeyFor(client, operation, input ?? ({} as Input)),
    queryFn: ({ signal }) => operation.call(undefined, client, input, { signal, retry: 0 }),
    retry: (failures, error) => failures < RETRIES && isApiClientError(error) && error.retryable,
    retryDelay: (failures, error) =>
      (isApiClientError(error) ? error.retryAfterMs : null) ?? Math.min(30_000, 1000 * 2 ** failures),
  })
}

/**
 * Options of TanStack Query for changing something with any operation. The client tries again where that is
 * safe.
 *
 * @example
 * const approve = useMutation(mutationOptionsFor(client, jobsApprove))
 * approve.mutate({ params: { job_id: 4 } })
 */
export function mutationOptionsFor<Input, Result>(client: Client, operation: Operation<Input, Result>) {
  return mutationOptions({
    mutationKey: queryKeyFor(client, operation),
    mutationFn: (input: Input) => operation.call(undefined, client, input),
  })
}
