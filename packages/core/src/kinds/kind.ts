import type { Batching } from './batching.js'
import type { MadeOutput } from './made-output.js'
import type { Artifact } from '../domain/artifact.js'
import type { MediaChecks } from './media-checks.js'
import type { MediaWork } from './media-work.js'
import type { Model, ModelContext, ModelIdentity } from '../providers/model.js'
import type { ByteSource } from '../storage/byte-source.js'

/** What the bytes of an output have to be. */
export type OutputBytes = 'picture' | 'sound' | 'clip'

/** What every kind of artifact says of itself. */
export interface KindFacts<Request, Data> {
  /** Part of the digest of every artifact of this kind, and its name in events, quotes and the ledger. */
  readonly name: string
  /** What its bytes have to be: they are opened and measured before they are stored. @default any bytes, or none */
  readonly bytes?: OutputBytes
  /** The facts that a quote expects while the artifact does not exist yet. */
  standIn(request: Request): Data
}

/** What a local kind is made with. */
export interface KindContext extends Pick<ModelContext, 'ownerId' | 'signal' | 'progress'> {
  /** Reads media files. */
  readonly media: MediaChecks
  /** Opens the bytes of an artifact, or of a file by its hash. @throws `ASSET_NOT_FOUND`, `ASSET_CORRUPT` */
  readonly open: (bytes: Artifact | string) => Promise<ByteSource>
}

/** A kind that code makes on this machine, at no cost. */
export interface LocalKind<Request, Data> extends KindFacts<Request, Data> {
  readonly made: 'here'
  /** The maker; part of the digest. `mediaVersion` is the version of the media port. */
  identity(mediaVersion: () => Promise<string>): ModelIdentity | Promise<ModelIdentity>
  /**
   * Makes the output of a request. The same request must give the same output, or it needs another `version`.
   * What it throws fails the artifact; it stops when `context.signal` is aborted.
   */
  make(request: Request, context: KindContext): Promise<MadeOutput<Data>> | MadeOutput<Data>
}

/** A kind that a method of the media port makes. */
export interface MediaKind<Request, Data, Method extends string = string> extends KindFacts<Request, Data> {
  readonly made: 'by-media'
  readonly method: Method
  /** The work whose version is part of the digest besides the port's own. */
  readonly work: MediaWork | null
  /** Makes it in batches, which workers share. */
  readonly batching?: Batching<Request>
}

/** A kind that the models of a slot make, paid or free. */
export interface ModelKind<Request, Data, Slot extends string = string> extends KindFacts<Request, Data> {
  readonly made: 'by-models'
  /** The slot of its models. */
  readonly name: Slot
}

/** A kind of artifact. Define one with `defineKind`. */
export type Kind<Request, Data> =
  LocalKind<Request, Data> | MediaKind<Request, Data> | ModelKind<Request, Data>

/** The request for artifacts of a kind. */
export type RequestOf<AnyKind> = AnyKind extends KindFacts<infer Request, unknown> ? Request : never

/** The facts of artifacts of a kind. */
export type DataOf<AnyKind> = AnyKind extends KindFacts<never, infer Data> ? Data : never

/** The port that models of a kind implement. */
export type ModelOf<AnyKind> =
  AnyKind extends ModelKind<infer Request, infer Data> ? Model<Request, Data> : never
