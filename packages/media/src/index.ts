export { createMedia, type MediaOptions } from './create-media.js'
export { locateFfmpeg, type LocatedFfmpeg, type LocateFfmpegOptions } from './ffmpeg/locate-ffmpeg.js'
export type { MediaLimits } from './media-limits.js'
export { probeFile, type ProbeFileOptions } from './reader/probe-file.js'
