import { startFakeServer, type FakeResponse, type FakeServer, type ReceivedRequest } from '../fake-server.js'
import { SMALL_PNG, smallWav } from '../small-media.js'
import { SMALL_MP4 } from '../small-mp4.js'

/**
 * Fake services for scripts, sounds, pictures and videos, all on one address: `/script`, `/audio`, `/image`,
 * `/video`.
 */
export interface FakeHttpService extends FakeServer {
  /** Answers every next paid request with this. */
  respondWith(answer: FakeResponse): void
}

/** Starts fake services. Outputs lie under `/files`. */
export async function startFakeHttpService(): Promise<FakeHttpService> {
  let fixed: FakeResponse | null = null

  function answer({ path, json }: ReceivedRequest, { url }: { readonly url: string }): FakeResponse {
    if (path === '/files/line.wav') return { bytes: smallWav(), headers: { 'content-type': 'audio/wav' } }
    if (path === '/files/picture.png') return { bytes: SMALL_PNG, headers: { 'content-type': 'image/png' } }
    if (path === '/files/video.mp4') return { bytes: SMALL_MP4, headers: { 'content-type': 'video/mp4' } }
    if (path.startsWith('/files/')) return { status: 404, json: { detail: 'Not Found' } }
    if (fixed !== null) return fixed
    if (path === '/script/generate')
      return { json: { text: 'The keeper climbs the stairs.\n\nThe light goes out. Nobody comes.' } }
    if (path === '/audio/generate') return { json: { url: `${url}/files/line.wav` } }
    if (path === '/image/generate') return { json: { url: '/files/picture.png' } }
    if (path === '/image/generate-batch')
      return {
        json: {
          images: (json as { images: { prompt: string }[] }).images.map(({ prompt }) => ({
            prompt,
            url: `${url}/files/picture.png`,
          })),
        },
      }
    if (path === '/video/render')
      return { json: { url: `${url}/files/video.mp4`, thumbnail: `${url}/files/picture.png`, duration: 4.5 } }
    return { status: 404, json: { detail: 'Not Found' } }
  }

  const server = await startFakeServer({
    isPaid: ({ method }) => method === 'POST',
    respond: answer,
    errorBody: (_status, message) => ({ detail: message }),
    markerOf: ({ headers }) => headers['x-mutoscope-call'] ?? null,
  })
  return { ...server, respondWith: (answer) => void (fixed = answer) }
}
