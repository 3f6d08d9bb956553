export { createStudio, type EmbeddedStudioOptions } from './create-studio.js'
export { makeVideo, renderVideo, type MadeVideo, type RenderVideoOptions } from './make-video.js'
export type { MakeVideoOptions } from './make-video-options.js'
export {
  defineService,
  type CheckKey,
  type ModelKind,
  type ModelOf,
  type Offer,
  type OfferRow,
  type Service,
  type ServiceOptions,
  type ServiceRow,
  type Services,
} from './services/define-service.js'
export { modelsFromEnv } from './services/open-models.js'
export { SERVICES, type ServiceName } from './services/services.js'
