import type { RecordCollection, Studio } from '@mutoscope/core'
import type { MonthData } from './analytics/counters.js'
import type { CampaignData } from './campaign/campaign-record.js'
import type { VideoFacts } from './generation/video-record.js'
import type { Avatar } from './presenter/avatars.js'
import type { Catalog } from './presenter/create-catalog.js'
import type { SpeakingVoice } from './presenter/voices.js'
import type { TemplateData } from './template/template-record.js'

/** What the handlers of the family work with. */
export interface CampaignServices {
  readonly studio: Studio
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Labelled with their status. */
  readonly campaigns: RecordCollection<CampaignData>
  /** Labelled with their category. */
  readonly templates: RecordCollection<TemplateData>
  /** One for every generation job; its id is the project's, its label the campaign's id or empty. */
  readonly videos: RecordCollection<VideoFacts>
  /** What happened to a video in a month; labelled as the video was. */
  readonly months: RecordCollection<MonthData>
  readonly avatars: Catalog<Avatar>
  readonly voices: Catalog<SpeakingVoice>
}
