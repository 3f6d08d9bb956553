import { expectTypeOf, it } from 'vitest'
import {
  createClient,
  isApiClientError,
  jobsEvents,
  jobsGenerate,
  jobsGetJob,
  jobsGetVideo,
  jobsListJobs,
  jobsReorder,
  paginate,
  studioLedger,
  watchJob,
  type ApiClientError,
  type Job,
  type JobsReorderError,
} from './index.js'
import { queryOptionsFor } from './react/index.js'

const client = createClient({ baseUrl: 'https://example.com' })

it('asks for what a route requires, and knows what it answers', () => {
  expectTypeOf(
    jobsReorder(client, { params: { job_id: 4 }, query: { scene_order: [3, 1, 2] } }),
  ).resolves.toEqualTypeOf<Job>()
  expectTypeOf(jobsGetVideo(client, { params: { job_id: 4 } })).resolves.toEqualTypeOf<Response>()
  // @ts-expect-error the path needs a job_id
  void jobsGetJob(client, {})
  // @ts-expect-error an input is required
  void jobsGetJob(client)
  // @ts-expect-error a number is wanted
  void jobsReorder(client, { params: { job_id: 'four' } })
  // @ts-expect-error there is no such style
  void jobsGenerate(client, { body: { prompt: 'x', style: 'cubist' } })
})

it('lets an input be left out where nothing in it is required', () => {
  expectTypeOf(jobsListJobs).toBeCallableWith(client)
  expectTypeOf(studioLedger).toBeCallableWith(client, {}, { signal: AbortSignal.timeout(1) })
})

it('lists the codes an operation may fail with', () => {
  const error: unknown = null
  if (isApiClientError<JobsReorderError>(error)) {
    expectTypeOf(error).toEqualTypeOf<ApiClientError<JobsReorderError>>()
    // @ts-expect-error no route answers this code
    void (error.code === 'NO_SUCH_CODE')
  }
})

it('tells events apart, and gives items of lists', async () => {
  for await (const message of watchJob(client, jobsEvents, { params: { job_id: 4 } })) {
    if (message.event === 'progress') expectTypeOf(message.data.progress).toBeNumber()
    else expectTypeOf(message.data.type).toBeString()
  }
  for await (const { job_id } of paginate(client, jobsListJobs, { query: { limit: 10 } }))
    expectTypeOf(job_id).toBeNumber()
})

it('keeps types through TanStack Query', () => {
  expectTypeOf(queryOptionsFor(client, jobsGetJob, { params: { job_id: 4 } }).queryFn).not.toBeAny()
  // @ts-expect-error an input is required
  void queryOptionsFor(client, jobsGetJob)
})
