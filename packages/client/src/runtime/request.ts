import type { Options, RetryOptions } from 'ky'
import type { Client } from './client.js'
import { fileBytes, toFormData } from './form-data.js'
import type { OperationDefinition, OperationInput } from './operation-definition.js'
import type { RequestOptions } from './request-options.js'
import { requestUrl } from './request-url.js'
import { toApiClientError } from './to-api-client-error.js'
import { createXhrFetch } from './xhr-fetch.js'

/** To be able to send a form again it is kept in memory; larger ones are sent once. */
const LARGEST_REPEATED_FORM_BYTES = 10 * 1024 * 1024

const REPEATABLE_METHODS = ['get', 'put', 'head', 'delete']

/**
 * Sends a call and reads its answer. Every failure leaves as an ApiClientError, but for an aborted signal.
 */
export async function request<Result>(
  client: Client,
  definition: OperationDefinition,
  input: OperationInput = {},
  options: RequestOptions = {},
  read: (response: Response) => Promise<Result>,
): Promise<Result> {
  // What goes wrong here is a wrong argument, or the host's own token getter.
  const url = requestUrl(client.baseUrl, definition.path, input)
  const given = await kyOptions(client, definition, input, options)
  try {
    const response = await client.http(url, given)
    options.onResponse?.(response)
    return await read(response)
  } catch (error) {
    options.signal?.throwIfAborted()
    const failure = toApiClientError(error)
    if (failure === null) throw error
    client.onError(failure, definition)
    throw failure
  }
}

async function kyOptions(
  client: Client,
  { method, idempotent }: OperationDefinition,
  { body, form }: OperationInput,
  options: RequestOptions,
): Promise<Options> {
  const { signal, headers = {}, onUploadProgress } = options
  const [token, common] = await Promise.all([client.token(), client.headers()])
  const data = form === undefined ? null : toFormData(form)
  const isSafePost = idempotent && method === 'POST'
  return {
    method,
    signal: signal ?? null,
    headers: {
      ...common,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      'idempotency-key': isSafePost ? (options.idempotencyKey ?? randomKey()) : undefined,
      ...headers,
    },
    body: data,
    ...(body === undefined ? {} : { json: body }),
    ...(onUploadProgress === undefined
      ? {}
      : progressOptions(data ?? JSON.stringify(body ?? null), onUploadProgress)),
    retry: retryOptions(
      client.retry,
      options,
      isSafePost ? [...REPEATABLE_METHODS, 'post'] : REPEATABLE_METHODS,
      data,
    ),
  }
}

function retryOptions(
  retry: RetryOptions,
  { retry: limit }: RequestOptions,
  methods: readonly string[],
  data: FormData | null,
): RetryOptions {
  return {
    methods: [...methods] as NonNullable<RetryOptions['methods']>,
    shouldRetry: ({ error }) => (toApiClientError(error)?.retryable === false ? false : undefined),
    ...retry,
    ...(limit === undefined ? {} : { limit }),
    ...(data !== null && fileBytes(data) > LARGEST_REPEATED_FORM_BYTES ? { limit: 0 } : {}),
  }
}

/** Browsers cannot stream a request over HTTP/1.1, so there the bytes are counted by XMLHttpRequest. */
function progressOptions(
  body: FormData | string,
  onUploadProgress: NonNullable<RequestOptions['onUploadProgress']>,
): Options {
  return typeof XMLHttpRequest === 'undefined'
    ? { onUploadProgress }
    : { fetch: createXhrFetch(body, onUploadProgress) }
}

/** `crypto.randomUUID` is missing on pages without TLS. */
function randomKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-')
}
