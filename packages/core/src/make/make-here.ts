import type { ArtifactOf, ArtifactSource, MakeRequest, MakeOptions } from '../artifacts/make-request.js'
import type { MadeOutput } from '../kinds/made-output.js'
import type { Json } from '../digest/canonical-json.js'
import type { Media, MediaContext } from '../media/media.js'
import type { ModelContext, ModelIdentity, ModelOutput } from '../providers/model.js'
import type { DataOf, LocalKind, MediaKind, RequestOf } from '../kinds/kind.js'
import type { KINDS } from '../kinds/kinds.js'

/** What is made here is made with these. */
export interface LocalTools {
  readonly media: Media
  /** The media port's version, looked up once a run. */
  readonly mediaVersion: () => Promise<string>
  /** Opens the bytes of an artifact. */
  readonly open: MediaContext['open']
}

/** One of several that are made together. */
export interface WantedHere<Request> {
  readonly name: string
  readonly input: Request
  readonly options: MakeOptions
}

type HereKind<Request, Data> = LocalKind<Request, Data> | MediaKind<Request, Data>
type Done = (index: number, output: MadeOutput<Json>) => Promise<void>

/** Makes artifacts of one kind; those that are missing are made together. */
export type MakeHere = <Request, Data>(
  kind: HereKind<Request, Data>,
  requests: readonly WantedHere<Request>[],
) => Promise<readonly ArtifactOf<Data>[]>

/** Makes what is made on this machine. */
export function createMakeHere(source: ArtifactSource, tools: LocalTools): MakeHere {
  return async <Request, Data>(
    kind: HereKind<Request, Data>,
    requests: readonly WantedHere<Request>[],
  ): Promise<readonly ArtifactOf<Data>[]> => {
    const identity = await identityOf(kind, tools)
    const wanted = requests.map(({ name, input, options }): MakeRequest => ({
      ...options,
      name,
      kind: kind.name,
      identity,
      input,
      standIn: kind.standIn(input) as Json,
      ...(kind.bytes === undefined ? {} : { bytes: kind.bytes }),
    }))
    const batching = kind.made === 'by-media' ? kind.batching : undefined
    const artifacts = await source.obtain(wanted, {
      type: 'local',
      ...(batching === undefined
        ? {}
        : {
            batching: {
              sizes: requests.map(({ input }) => batching.sizeOf(input)),
              batchSize: batching.batchSize,
            },
          }),
      run(missing, context, done) {
        const inputs = missing.flatMap((index) => requests.slice(index, index + 1)).map(({ input }) => input)
        return makeAll(kind, inputs, context, tools, (index, output) => done(missing[index] ?? 0, output))
      },
    })
    return artifacts as unknown as readonly ArtifactOf<Data>[]
  }
}

/** What makes artifacts of a kind here, with its version. */
export async function identityOf<Request, Data>(
  kind: HereKind<Request, Data>,
  { media, mediaVersion }: Pick<LocalTools, 'media' | 'mediaVersion'>,
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
  inputs: readonly Request[],
  given: ModelContext,
  { media, open }: LocalTools,
  done: Done,
): Promise<void> {
  const { signal, progress } = given
  if (kind.made === 'by-media' && kind.method === 'renderSegments')
    return media.renderSegments(inputs as never, { open, signal, progress }, ({ index, output }) =>
      done(index, output),
    )
  for (const [index, input] of inputs.entries()) {
    if (kind.made === 'by-media') {
      // Only the long work of a stage reports progress: the picture's, not that of the mix beside it.
      const context: MediaContext = { open, signal, progress: () => {} }
      await done(index, await methodOf(media, kind.method).call(media, input as never, context))
    } else {
      const openAny = (bytes: Parameters<typeof open>[0] | string) =>
        typeof bytes === 'string' ? given.open(bytes) : open(bytes)
      await done(index, (await kind.make(input, { ...given, media, open: openAny })) as MadeOutput<Json>)
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
