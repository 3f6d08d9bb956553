export { createMedia, type MediaOptions } from './create-media.js'
export { locateFfmpeg, type LocatedFfmpeg, type LocateFfmpegOptions } from './ffmpeg/locate-ffmpeg.js'
export { probeFile } from './probe/probe-file.js'
