import type { Json } from '../../digest/canonical-json.js'
import type { Kind, MediaKind } from '../../kinds/kind.js'
import { KINDS } from '../../kinds/kinds.js'
import type { MediaProbe } from '../../kinds/media-checks.js'
import type { Media, MediaContext } from '../../media/media.js'
import type { ModelOutput } from '../../providers/model.js'

/** Does a piece of work by its name. */
type Work = (
  call: string,
  context: MediaContext,
  facts: MediaProbe,
) => Promise<Omit<ModelOutput<Json>, 'data'>>
type MediaMethod = Extract<(typeof KINDS)[keyof typeof KINDS], { method: string }>['method']

const MEDIA_KINDS = Object.values<Kind<never, unknown>>(KINDS).filter(
  (kind): kind is MediaKind<never, Json, MediaMethod> => kind.made === 'by-media',
)
const NO_FACTS: MediaProbe = { container: 'mp4', durationMs: null, video: null, audio: null }

/** The first version of every work. */
export const FIRST_WORK_VERSIONS = Object.fromEntries(
  MEDIA_KINDS.flatMap(({ work }) => (work === null ? [] : [[work, 1]])),
) as Media['workVersions']

/** Methods for every kind, for what a fake knows nothing more of: its name as bytes, and what a quote expects. */
export function mediaWorks(work: Work): Pick<Media, MediaMethod> {
  const methods = MEDIA_KINDS.map(({ name, method, standIn }) => {
    const make = async (spec: never, context: MediaContext) => ({
      ...(await work(name, context, NO_FACTS)),
      data: standIn(spec),
    })
    return [method, make] as const
  })
  return Object.fromEntries(methods) as unknown as Pick<Media, MediaMethod>
}
