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
  doGenerate(options: unknown): PromiseLike<{ readonly content: readonly { readonly type: string }[] }>
}

/** An image model of the AI SDK: the members that are used here. */
export interface AiSdkImageModel extends AiSdkModel {
  doGenerate(options: unknown): PromiseLike<{ readonly images: readonly (string | Uint8Array)[] }>
}

/** A speech model of the AI SDK: the members that are used here. */
export interface AiSdkSpeechModel extends AiSdkModel {
  doGenerate(options: unknown): PromiseLike<{ readonly audio: string | Uint8Array }>
}

/** A transcription model of the AI SDK: the members that are used here. */
export interface AiSdkTranscriptionModel extends AiSdkModel {
  doGenerate(options: unknown): PromiseLike<{ readonly text: string }>
}

/** A video model of the AI SDK: it answers at once, or is started and asked, or both. */
export interface AiSdkVideoModel extends AiSdkModel {
  doGenerate?(options: unknown): PromiseLike<{ readonly videos: readonly { readonly type: string }[] }>
  doStart?(options: unknown): PromiseLike<{ readonly operation: unknown }>
  doStatus?(options: unknown): PromiseLike<{ readonly status: string }>
}
