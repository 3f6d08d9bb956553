import { writeCaptions, type CaptionData, type CaptionSpec } from '../captions/write-captions.js'
import type { LocalKind } from './kind.js'

/** The sidecar files of a caption track, keyed as what the media port makes: its fonts have a part in them. */
export const captionsKind: LocalKind<CaptionSpec, CaptionData> = {
  made: 'here',
  name: 'captions',
  identity: async (mediaVersion) => ({ provider: 'local', model: 'media', version: await mediaVersion() }),
  standIn: () => ({ srt: '', vtt: '', ass: '' }),
  make: (spec, { media }) => writeCaptions(spec, media),
}
