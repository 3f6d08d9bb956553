export { respond, HandlerResponse, type EventMessage, type FileBody } from './contract/handler-response.js'
export {
  ApiError,
  coreError,
  defineError,
  type ApiErrorOptions,
  type ErrorDefinition,
} from './contract/error-definition.js'
export {
  bindFamily,
  defineFamily,
  type Family,
  type FamilyContract,
  type InputIssue,
  type ErrorNames,
  type Serving,
  type SocketHandler,
  type SocketHandlers,
  type SocketPeer,
} from './contract/family.js'
export { filePart, filePartOptions, type FilePartOptions, type UploadedFile } from './contract/file-part.js'
export type { Handler, Handlers, ResponseBody, HandlerResult, RouteInput } from './contract/handler.js'
export {
  binary,
  empty,
  events,
  isJsonResponse,
  text,
  type BinaryResponse,
  type EmptyResponse,
  type EventsResponse,
  type ResponseDefinition,
  type TextResponse,
} from './contract/response-definition.js'
export type { Principal, RouteContext } from './contract/route-context.js'
export {
  defineRoute,
  type Authentication,
  type RouteDefinition,
  type RouteExample,
} from './contract/route.js'
export type { Schema, SchemaInput, SchemaOutput } from './contract/schema.js'
export { defineSocket, type SocketDefinition } from './contract/socket.js'
export { adsContract } from './families/ads/contract.js'
export { createAdsFamily, type AdsFamilyOptions } from './families/ads/create-ads-family.js'
export {
  FLAVOR_FILES,
  flavorFiles,
  flavorSchema,
  type FlavorDocuments,
  type FlavorFile,
} from './families/ads/flavors/flavor.js'
export { builtInFlavors, type FlavorSource } from './families/ads/flavors/flavor-source.js'
export { campaignsContract } from './families/campaigns/contract.js'
export {
  createCampaignsFamily,
  type CampaignsFamilyOptions,
} from './families/campaigns/create-campaigns-family.js'
export type { Gender, ListAvatars, ListedAvatar } from './families/campaigns/presenter/avatars.js'
export type { ListedVoice, ListVoices } from './families/campaigns/presenter/voices.js'
export { createFamilies, FAMILY_NAMES, type FamiliesOptions, type FamilyName } from './create-families.js'
export { FAMILY_CONTRACTS } from './family-contracts.js'
export { createJobsFamily, type JobsFamilyOptions } from './families/jobs/create-jobs-family.js'
export { jobsContract } from './families/jobs/contract.js'
export { projectsContract } from './families/projects/contract.js'
export { createProjectsFamily } from './families/projects/create-projects-family.js'
export { storyboardContract } from './families/storyboard/contract.js'
export {
  DOCUMENTED_KEY_SERVICES,
  type KeyService,
  type KeyServices,
  type KeyVerdict,
} from './families/storyboard/keys/key-services.js'
export { createStoryboardFamily } from './families/storyboard/create-storyboard-family.js'
export type { DownloadedFile, StoryboardFamilyOptions } from './families/storyboard/storyboard-services.js'
export { studioContract } from './families/studio/contract.js'
export type { ReadinessProbe } from './families/studio/handlers/check-readiness.js'
export { createStudioFamily, type StudioFamilyOptions } from './families/studio/studio-family.js'
export { providerWebhookPath, type WebhookPlace } from './links/provider-webhook-links.js'
export type { OpenApiDocument } from './openapi/document.js'
export { openApiDocument, type OpenApiOptions } from './openapi/open-api-document.js'
export { postmanCollection, type PostmanCollection } from './openapi/postman-collection.js'
export { referencePage } from './openapi/reference-page.js'
export { createProjectHandlers, type FindProject } from './project-routes/project-handlers.js'
export { projectRoutes, type ProjectPlace } from './project-routes/project-routes.js'
