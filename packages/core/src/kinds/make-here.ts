import type { ArtifactOf, ArtifactSource, MakeItem, MakeOptions } from '../artifacts/make-item.js'
import type { MadeOutput } from '../artifacts/made-output.js'
import type { Json } from '../digest/canonical-json.js'
import type { Media, MediaContext } from '../media/media.js'
import type { ModelContext, ModelIdentity, ModelOutput } from '../providers/model.js'
import type { DataOf, LocalKind, MediaKind, RequestOf } from './kind.js'
import type { KINDS } from './kinds.js'

/** What is made here is made with these. */
export interface LocalTools {
  readonly media: Media
  /** The media port's version, looked up once a run. */
  readonly mediaVersion: () => Promise<string>
  /** Opens the bytes of an artifact. */
  readonly open: MediaContext['open']
}

/** One of several that are made together. */
export interface WantedItem<Request> {
  readonly name: string
  readonly request: Request
  readonly options: MakeOptions
}

type HereKind<Request, Data> = LocalKind<Request, Data> | MediaKind<Request, Data>
type Done = (index: number, output: MadeOutput<Json>) => Promise<void>

/** Makes artifacts of one kind; those that are missing are made together. */
export type MakeHere = <Request, Data>(
  kind: HereKind<Request, Data>,
  items: readonly WantedItem<Request>[],
) => Promise<readonly ArtifactOf<Data>[]>

/** Makes what is made on this machine. */
export function createMakeHere(source: ArtifactSource, tools: LocalTools): MakeHere {
  return async <Request, Data>(
    kind: HereKind<Request, Data>,
    items: readonly WantedItem<Request>[],
  ): Promise<readonly ArtifactOf<Data>[]> => {
    const identity = await identityOf(kind, tools)
    const wanted = items.map(({ name, request, options }): MakeItem => ({
      ...options,
      name,
      kind: kind.name,
      identity,
      request,
      standIn: kind.standIn(request) as Json,
      ...(kind.bytes === undefined ? {} : { bytes: kind.bytes }),
    }))
    const artifacts = await source.obtain(wanted, {
      type: 'local',
      run(missing, context, done) {
        const requests = missing
          .flatMap((index) => items.slice(index, index + 1))
          .map(({ request }) => request)
        return makeAll(kind, requests, context, tools, (index, output) => done(missing[index] ?? 0, output))
      },
    })
    return artifacts as unknown as readonly ArtifactOf<Data>[]
  }
}

async function identityOf<Request, Data>(
  kind: HereKind<Request, Data>,
  { media, mediaVersion }: LocalTools,
): Promise<ModelIdentity> {
  if (kind.made === 'here') return kind.identity(mediaVersion)
  const version = await mediaVersion()
  return {
    provider: 'local',
    model: 'media',
    version: kind.work === null ? version : `${version}, ${kind.work} ${media.workVersions[kind.work]}`,
  }
}

async function makeAll<Request, Data>(
  kind: HereKind<Request, Data>,
  requests: readonly Request[],
  given: ModelContext,
  { media, open }: LocalTools,
  done: Done,
): Promise<void> {
  const { signal, progress } = given
  if (kind.made === 'by-media' && kind.method === 'renderSegments')
    return media.renderSegments(requests as never, { open, signal, progress }, ({ index, output }) =>
      done(index, output),
    )
  for (const [index, request] of requests.entries()) {
    if (kind.made === 'by-media') {
      // Only the long work of a stage reports progress: the picture's, not that of the mix beside it.
      const context: MediaContext = { open, signal, progress: () => {} }
      await done(index, await methodOf(media, kind.method).call(media, request as never, context))
    } else {
      const openAny = (bytes: Parameters<typeof open>[0] | string) =>
        typeof bytes === 'string' ? given.open(bytes) : open(bytes)
      await done(index, (await kind.make(request, { ...given, media, open: openAny })) as MadeOutput<Json>)
    }
  }
}

type Method = (spec: never, context: MediaContext) => Promise<ModelOutput<Json>>

/** A method of the port, checked against the kinds that name one: each makes the data of its kind. */
function methodOf(media: Media, method: string): Method {
  const works: MethodsOf<typeof KINDS> = media
  return (works as unknown as { readonly [method: string]: Method })[method] as Method
}

type MethodsOf<Kinds> = {
  readonly [
    Verb in keyof Kinds as Kinds[Verb] extends MediaKind<never, unknown, infer Name> ? Name : never
  ]: (spec: RequestOf<Kinds[Verb]>, context: MediaContext) => Promise<ModelOutput<DataOf<Kinds[Verb]>>>
}
