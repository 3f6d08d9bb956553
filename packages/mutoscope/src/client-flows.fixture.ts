// What callers do from beginning to end, with the shipped client. The same code runs in Node and in a
// browser, and says what it saw.
import {
  adsGenerate,
  adsGetJob,
  adsJobProgress,
  jobsApprove,
  jobsEvents,
  jobsExportVideo,
  jobsGenerate,
  jobsGetJob,
  jobsGetMetadata,
  jobsGetVideo,
  jobsRefine,
  jobsRender,
  jobsReorder,
  watchJob,
  type Client,
} from '@mutoscope/client'

/** The ten steps from a prompt to files in several formats. */
export async function orderVideo(client: Client) {
  const { job_id } = await jobsGenerate(client, {
    body: { prompt: 'A fox walks. A crow sings. The cheese falls', duration: 6 },
  })
  const job = { params: { job_id } }
  const drawn = await lastEvent(client, job)
  const { storyboard } = await jobsGetJob(client, job)
  await jobsRefine(client, {
    ...job,
    query: { scene_number: 2, new_image_prompt: 'Dramatic wide shot of an ancient temple' },
  })
  const reordered = await jobsReorder(client, { ...job, query: { scene_order: [3, 1, 2] } })
  const approved = (await jobsApprove(client, job)).approved
  await jobsRender(client, job)
  const rendered = await lastEvent(client, job)
  const bytes = (await (await jobsGetVideo(client, job)).arrayBuffer()).byteLength
  const exported: (string | null)[] = []
  for (const format of ['mp4', 'webm', 'mov'] as const)
    exported.push(
      (await jobsExportVideo(client, { ...job, query: { format, quality: 'low' } })).headers.get(
        'content-type',
      ),
    )
  const { status, metrics } = await jobsGetMetadata(client, job)
  return {
    drawn,
    scenes: storyboard.length,
    first: reordered.storyboard[0]?.scene.description === storyboard[2]?.scene.description,
    approved,
    rendered,
    hasBytes: bytes > 0,
    exported,
    status,
    metrics,
  }
}

/** An advertisement with a picture, followed by WebSocket to its end. */
export async function orderAdvertisement(client: Client) {
  const picture = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  )
  const { job_id } = await adsGenerate(client, {
    form: {
      product_name: 'EcoWater Bottle',
      style: 'modern',
      cta_text: 'Buy Now!',
      product_image: new File([picture], 'product.png', { type: 'image/png' }),
    },
  })
  let last = 0
  for await (const { progress } of watchJob(client, adsJobProgress, { params: { job_id } })) last = progress
  const { status, stages } = await adsGetJob(client, { params: { job_id } })
  return { last, status, stages: stages.map(({ stage_name }) => stage_name) }
}

/** What every flow is expected to have seen. */
export const SEEN = {
  video: {
    drawn: 'run.succeeded',
    scenes: 3,
    first: true,
    approved: true,
    rendered: 'run.succeeded',
    hasBytes: true,
    exported: ['video/mp4', 'video/webm', 'video/quicktime'],
    status: 'completed',
    metrics: { refinement_count: 1, download_count: 4 },
  },
  advertisement: {
    last: 100,
    status: 'completed',
    stages: ['script_gen', 'voice_gen', 'video_gen', 'compositing'],
  },
} as const

async function lastEvent(
  client: Client,
  job: { readonly params: { readonly job_id: number } },
): Promise<string> {
  let last = ''
  for await (const { event, data } of watchJob(client, jobsEvents, job))
    last = event === 'event' ? data.type : last
  return last
}
