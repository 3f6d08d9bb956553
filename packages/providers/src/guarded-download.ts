// What fetches addresses that other people gave: nothing inside of the host's own network is reached.
export { assertOutside } from './http/assert-outside.js'
export { downloadOutput, type DownloadOptions, type Downloaded } from './http/download-output.js'
