import { APICallError } from '@ai-sdk/provider'
import type { FakeServer } from '../testing/fake-server.js'

/** Sends a body and throws the official errors. */
export type AiSdkPost = (body: object, signal: AbortSignal | undefined) => Promise<unknown>

/**
 * Posts as the AI SDK's provider packages do: with fetch, once, throwing their error for every answer that is
 * not a success or not JSON.
 */
export function postLikeAiSdk(server: FakeServer): AiSdkPost {
  return async (body, signal) => {
    const failed = (
      message: string,
      statusCode?: number,
      answer?: Response,
      responseBody = '',
      cause?: unknown,
    ) =>
      new APICallError({
        message,
        url: server.url,
        requestBodyValues: body,
        responseBody,
        cause,
        ...(statusCode === undefined ? {} : { statusCode }),
        ...(answer === undefined ? {} : { responseHeaders: Object.fromEntries(answer.headers) }),
      })
    const answer = await fetch(`${server.url}/call`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: 'Bearer test-key-acme' },
      signal: signal ?? null,
    }).catch((cause: unknown) => {
      throw signal?.aborted === true
        ? cause
        : failed('Cannot connect to API', undefined, undefined, '', cause)
    })
    const text = await answer.text()
    if (!answer.ok) throw failed('Answered an error', answer.status, answer, text)
    try {
      JSON.parse(text)
    } catch {
      throw failed('Invalid JSON response', answer.status, answer, text)
    }
  }
}
