import { afterEach, describe, expect, it } from 'vitest'
import { closedUrl, json, problem, startServer } from '../http-server.fixture.js'
import { configureStoryboardApi } from './configure.js'
import { StoryboardEndpoints } from './endpoints.js'
import { fetchStoryboardApi, isApiError, type ApiResponse } from './fetch-storyboard-api.js'
import type { VideoGenerationRequest, VideoGenerationTask } from './index.js'

const request: VideoGenerationRequest = {
  prompt: 'Epic cinematic music video',
  duration: 60,
  engine: 'runway_standard',
}

/** The example of the frontend documentation, as it is written there. */
async function generate(): Promise<string> {
  const response: ApiResponse<VideoGenerationTask> = await fetchStoryboardApi<VideoGenerationTask>(
    StoryboardEndpoints.VIDEO_GENERATE,
    {
      method: 'POST',
      body: JSON.stringify(request),
    },
  )
  if (isApiError(response)) {
    return `Error: ${response.message}`
  }
  return `Task ID: ${response.task_id}`
}

describe('the storyboard frontend', () => {
  afterEach(() => configureStoryboardApi({}))

  it('runs the documented example', async () => {
    await using server = await startServer((_request, response) => json(response, 202, { task_id: 't-1' }))
    configureStoryboardApi({ baseUrl: `${server.url}/video/`, token: () => 'sesame' })
    expect(await generate()).toBe('Task ID: t-1')
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/video/api/storyboard/video/generate',
      headers: { authorization: 'Bearer sesame', 'content-type': 'application/json' },
      body: '{"prompt":"Epic cinematic music video","duration":60,"engine":"runway_standard"}',
    })
  })

  it('gives failures as values, of the API, of a gateway and of the network', async () => {
    await using server = await startServer((_request, response) =>
      json(response, 402, problem('INSUFFICIENT_CREDITS', 402)),
    )
    configureStoryboardApi({ baseUrl: server.url })
    expect(await generate()).toBe('Error: INSUFFICIENT_CREDITS!')
    await using gateway = await startServer((_request, response) =>
      response.writeHead(502).end('<h1>Bad gateway</h1>'),
    )
    configureStoryboardApi({ baseUrl: gateway.url })
    expect(await fetchStoryboardApi(StoryboardEndpoints.HEALTH)).toMatchObject({
      error: 'ENDPOINT_ERROR',
      status: 502,
      retryable: true,
    })
    configureStoryboardApi({ baseUrl: await closedUrl() })
    expect(await fetchStoryboardApi(StoryboardEndpoints.HEALTH)).toMatchObject({
      error: 'NETWORK_ERROR',
      status: 0,
      retryable: true,
    })
  })

  it('throws for an aborted signal, and where there is no address', async () => {
    await using silent = await startServer(() => {})
    await expect(fetchStoryboardApi(StoryboardEndpoints.HEALTH)).rejects.toThrow('configureStoryboardApi')
    configureStoryboardApi({ baseUrl: silent.url })
    await expect(
      fetchStoryboardApi(StoryboardEndpoints.HEALTH, { signal: AbortSignal.abort(new Error('gone')) }),
    ).rejects.toThrow('gone')
  })

  it('is no error when a task that was asked for has failed', () => {
    expect(isApiError({ task_id: 't', status: 'failed', error_message: 'x' })).toBe(false)
    expect(isApiError(undefined)).toBe(false)
  })

  it('has every documented path', () => {
    const paths = Object.values(StoryboardEndpoints).map((each) =>
      typeof each === 'string' ? each : each('a/b', 'c'),
    )
    expect(paths).toHaveLength(19)
    expect(StoryboardEndpoints.API_KEY('a/b', 'runway')).toBe('/api/storyboard/api-keys/a%2Fb/runway')
  })
})
