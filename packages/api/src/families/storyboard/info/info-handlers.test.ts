import { MutoscopeError, type ErrorCode } from '@mutoscope/core'
import { afterEach, describe, expect, it } from 'vitest'
import { toApiError } from '../../../server/error-body.js'
import { exampleProblems } from '../../../testing/example-problems.js'
import { storyboardContract } from '../contract.js'
import { openStoryboard, type OpenStoryboardOptions } from '../open-storyboard.fixture.js'

const opened: { close(): Promise<void> }[] = []
function open(options?: OpenStoryboardOptions) {
  const storyboard = openStoryboard(options)
  opened.push(storyboard.studio)
  return storyboard
}
afterEach(async () => {
  for (const studio of opened.splice(0)) await studio.close()
})

const NOW = Date.UTC(2025, 10, 14, 10, 30)

describe('the contract of the storyboard family', () => {
  it('has samples that fit its schemas', () => {
    expect(exampleProblems(storyboardContract)).toEqual([])
  })

  it('has the documented routes at the documented paths', () => {
    const paths = new Set(
      Object.values(storyboardContract.routes).map(({ method, path }) => `${method} ${path}`),
    )
    const documented = [
      'GET /api/storyboard/drive/folders',
      'GET /api/storyboard/drive/files/:folder_id',
      'GET /api/storyboard/drive/file/:file_id/metadata',
      'POST /api/storyboard/video/generate',
      'GET /api/storyboard/video/:task_id/status',
      'GET /api/storyboard/video/engines',
      'POST /api/storyboard/video/calculate-cost',
      'POST /api/storyboard/metadata/generate',
      'GET /api/storyboard/metadata/genres',
      'GET /api/storyboard/metadata/moods',
      'POST /api/storyboard/thumbnails/generate',
      'GET /api/storyboard/thumbnails/variants',
      'POST /api/storyboard/thumbnails/extract-frame',
      'POST /api/storyboard/api-keys',
      'GET /api/storyboard/api-keys/:user_id',
      'DELETE /api/storyboard/api-keys/:user_id/:service',
      'GET /api/storyboard/api-keys/:user_id/:service/validate',
      'GET /api/storyboard/api-keys/services',
      'GET /api/storyboard/health',
      'GET /',
    ]
    expect(documented.filter((route) => !paths.has(route))).toEqual([])
  })
})

describe('what the service says of itself', () => {
  it('is healthy in the documented shape', async () => {
    expect((await open({ now: () => NOW }).call('health', {}, { ownerId: null })).body).toEqual({
      status: 'operational',
      service: 'Storyboard API',
      version: '1.0.0',
      timestamp: '2025-11-14T10:30:00.000Z',
      endpoints: { drive: 3, video: 4, metadata: 3, thumbnails: 3 },
    })
  })

  it('counts the routes of all families for the root', async () => {
    const other = {
      ...storyboardContract,
      name: 'other',
      routes: { health: storyboardContract.routes.health },
    }
    const own = Object.keys(storyboardContract.routes).length
    expect((await open({ beside: [other] }).call('root', {}, { ownerId: null })).body).toEqual({
      product: 'Mutoscope',
      service: 'Music Agents Dashboard API',
      version: '1.0.0',
      status: 'operational',
      endpoints_available: own + 1 - 13,
      storyboard_endpoints_available: 13,
      total_endpoints: own + 1,
      storyboard_health: '/api/storyboard/health',
    })
  })

  it('leaves the root out when the host wants it', () => {
    const { family } = open({ rootInfo: false })
    expect(Object.values(family.contract.routes).some(({ path }) => path === '/')).toBe(false)
  })

  it('tells what nobody foresaw as ENDPOINT_ERROR, which may be tried again, and not what it was', () => {
    const { definition, message } = toApiError(new TypeError('secret'), open().family.translate)
    expect({ ...definition, message }).toMatchObject({
      code: 'ENDPOINT_ERROR',
      status: 500,
      retryable: true,
      message: 'Internal server error',
    })
  })
})

describe('what the engine says', () => {
  it('is told in the words of the document', () => {
    const { translate } = open().family
    const words = (code: ErrorCode, details = {}) => {
      const error = toApiError(new MutoscopeError(code, { details }), translate)
      return [error.definition.code, error.definition.status, error.details]
    }
    expect(
      words('BUDGET_EXCEEDED', {
        scope: 'owner-day',
        limitMicros: 3_000_000,
        usedMicros: 2_500_000,
        wantedMicros: 1_200_000,
      }),
    ).toEqual(['INSUFFICIENT_CREDITS', 402, { required: 1.2, available: 0.5, unit: 'USD' }])
    expect(words('PROVIDER_NO_CREDITS')).toEqual(['INSUFFICIENT_CREDITS', 402, null])
    expect(words('PROVIDER_KEY_MISSING')).toEqual(['API_KEY_REQUIRED', 424, null])
    expect(words('PROJECT_NOT_FOUND')).toEqual(['TASK_NOT_FOUND', 404, null])
  })
})

describe('a wrong request', () => {
  it('lists what is missing as MISSING_FIELDS, in the documented envelope', async () => {
    const { status, body } = await open().call('calculateCost', { body: {} })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'MISSING_FIELDS',
      message: 'Required fields are missing: duration, engine',
      retryable: false,
      details: { missing_fields: ['duration', 'engine'] },
    })
    expect(body['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u)
  })

  it.each([
    ['generateVideo', { body: { prompt: 'x'.repeat(10_001) } }],
    ['generateVideo', { body: { prompt: 'x', duration: -1 } }],
    ['calculateCost', { body: { duration: 0, engine: 'runway_turbo' } }],
    ['calculateCost', { body: { duration: 10, engine: 'sora' } }],
    ['listVideos', { query: { status: 'lost' } }],
    ['generateThumbnails', { body: { video_url: 'x', variants: ['loud'] } }],
    ['extractFrame', { body: { video_url: 'x', timestamp: 'soon' } }],
    ['generateMetadata', { body: { song_title: 'A', genre: 'nonsense', mood: 'happy' } }],
    ['saveKey', { body: { user_id: 'me', service: 'unknown', api_key: 'secret-key-1' } }],
    ['listFiles', { params: { folder_id: '../etc' } }],
  ] as const)('is refused as INVALID_REQUEST: %s %j', async (name, input) => {
    const { status, body } = await open().call(name, input)
    expect([status, body['error']]).toEqual([400, 'INVALID_REQUEST'])
    expect(JSON.stringify(body)).not.toContain('secret-key-1')
  })
})
