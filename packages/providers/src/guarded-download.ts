// What fetches addresses that other people gave: nothing inside of the host's own network is reached.
export { assertOutside, type AssertOutsideOptions } from './http/assert-outside.js'
export {
  downloadOutput,
  type DownloadLimits,
  type DownloadOptions,
  type Downloaded,
} from './http/download-output.js'
export { createGuardedFetch, type GuardedFetchOptions } from './http/guarded-fetch.js'
