// What a client of a provider is made of, here and in packages of others (docs/add-a-provider.md).
export type { ApiKey, ApiKeySource } from './http/api-key.js'
export type { BodySource } from './files/body-source.js'
export { defineStartedModel } from './http/define-started-model.js'
export {
  downloadOutput,
  type DownloadLimits,
  type DownloadOptions,
  type Downloaded,
} from './http/download-output.js'
export {
  downloadFresh,
  isMissing,
  pollBeforeStop,
  pollUnlessMissing,
  unlessMissing,
  type FreshDownload,
} from './http/missing.js'
export { limitInput, readInput, type InputLimit } from './files/limit-input.js'
export { mergePrices } from './http/merge-prices.js'
export { multipartForm, type MultipartFile } from './files/multipart-form.js'
export {
  createProviderClient,
  type ProviderClient,
  type ProviderClientOptions,
  type RequestContext,
  type WireResponse,
  type WireRequest,
} from './http/provider-client.js'
export { codeOfStatus, type Explain, type Explained, type FailedResponse } from './http/provider-error.js'
export { resolveBaseUrl, type ProviderOptions } from './http/provider-options.js'
export { readBalance, type BalanceQuestion } from './http/read-balance.js'
export { readOutputHead } from './http/read-output-head.js'
export { toRequestContext } from './http/to-request-context.js'
export { aspectRatio } from './video/aspect-ratio.js'
export { checkVideoRequest } from './video/check-video-request.js'
export { clipFacts, toClipData } from './video/clip-facts.js'
export type { StartedVideoModel } from './video/started-video-model.js'
export { videoSeed } from './video/video-seed.js'
