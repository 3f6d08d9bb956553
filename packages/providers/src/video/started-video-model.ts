import type { ClipData, StartedModel, VideoCapabilities, VideoRequest } from '@mutoscope/core/ports'

/** A clip model that answers later. */
export type StartedVideoModel = StartedModel<VideoRequest, ClipData> & {
  readonly capabilities: VideoCapabilities
}
