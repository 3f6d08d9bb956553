/**
 * What every model object of the Vercel AI SDK says about itself. Version `v4` of its specification; `v3`
 * objects have the same members. Options of calls are `unknown` in these types so that every official one
 * fits without a dependency on the package that has them.
 */
export interface AiSdkModel {
  readonly specificationVersion: string
  readonly provider: string
  readonly modelId: string
}

/** A language model of the AI SDK: the members that are used here. */
export interface AiSdkLanguageModel extends AiSdkModel {
  /** Answers a prompt. */
  doGenerate(options: unknown): PromiseLike<{ readonly content: readonly { readonly type: string }[] }>
}

/** An image model of the AI SDK: the members that are used here. */
export interface AiSdkImageModel extends AiSdkModel {
  /** Makes pictures. */
  doGenerate(options: unknown): PromiseLike<{ readonly images: readonly (string | Uint8Array)[] }>
}

/** A speech model of the AI SDK: the members that are used here. */
export interface AiSdkSpeechModel extends AiSdkModel {
  /** Speaks. */
  doGenerate(options: unknown): PromiseLike<{ readonly audio: string | Uint8Array }>
}

/** A transcription model of the AI SDK: the members that are used here. */
export interface AiSdkTranscriptionModel extends AiSdkModel {
  /** Transcribes. */
  doGenerate(options: unknown): PromiseLike<{ readonly text: string }>
}

/** A video model of the AI SDK: it answers at once, or is started and asked, or both. */
export interface AiSdkVideoModel extends AiSdkModel {
  /** Makes clips, and answers when they are ready. */
  doGenerate?(options: unknown): PromiseLike<{ readonly videos: readonly { readonly type: string }[] }>
  /** Starts a clip, and answers with a handle. */
  doStart?(options: unknown): PromiseLike<{ readonly operation: unknown }>
  /** Says how a started clip stands. */
  doStatus?(options: unknown): PromiseLike<{ readonly status: string }>
}
