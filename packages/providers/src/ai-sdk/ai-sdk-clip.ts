import { bytesSource } from '@mutoscope/core'
import type { ClipData, ModelOutput } from '@mutoscope/core/ports'
import * as z from 'zod'
import { downloadOutput, type DownloadLimits } from '../http/download-output.js'
import { readOutputHead } from '../http/read-output-head.js'
import { isVideo } from '../video/is-video.js'
import { readAiSdkWarnings } from './ai-sdk-warnings.js'
import { toBytes } from './to-bytes.js'

/** How clips are fetched. */
export interface ReadClipOptions {
  readonly provider: string
  readonly signal: AbortSignal
  readonly fetch: typeof fetch | undefined
  readonly outputOrigins: readonly string[]
  readonly download: DownloadLimits | undefined
}

/** Takes the clip out of an answer, or says in words why there is none. @throws what the download throws */
export async function readClip(
  answer: unknown,
  facts: ClipData,
  { provider, signal, fetch, outputOrigins, download }: ReadClipOptions,
): Promise<ModelOutput<ClipData> | { readonly message: string }> {
  const video = answerSchema.safeParse(answer).data?.videos[0]
  if (video === undefined) return { message: `${provider} returned no clip.` }
  if (video.type === 'uploaded')
    return { message: `${provider} stored the clip in your own storage instead of returning it.` }
  const body =
    video.type === 'url'
      ? (await downloadOutput(video.url, { ...download, signal, fetch, trustedOrigins: outputOrigins })).body
      : bytesSource(toBytes(video.data))
  const head = await readOutputHead(body)
  if (!isVideo(head)) return { message: `${provider} returned a file that is neither MP4 nor WebM.` }
  return {
    body,
    mediaType: head[0] === 0x1a ? 'video/webm' : 'video/mp4',
    data: facts,
    warnings: readAiSdkWarnings(answer),
  }
}

const answerSchema = z.looseObject({
  videos: z.array(
    z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('url'), url: z.string() }),
      z.looseObject({ type: z.literal('base64'), data: z.string() }),
      z.looseObject({ type: z.literal('binary'), data: z.instanceof(Uint8Array) }),
      z.looseObject({ type: z.literal('uploaded') }),
    ]),
  ),
})
