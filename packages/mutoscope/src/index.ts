export { createStudio, type EmbeddedStudioOptions } from './create-studio.js'
export { makeVideo, type MadeVideo, type MakeVideoOptions } from './make-video.js'
