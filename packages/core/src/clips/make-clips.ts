import type { Artifact } from '../domain/artifact.js'
import type { ArtifactOf, MakeOptions } from '../pipeline/make-item.js'
import type { ImageData } from '../providers/image-model.js'
import type { ClipData, FrameImage, VideoCapabilities, VideoRequest } from '../providers/video-model.js'
import type { ClipPlan } from './clip-plan.js'
import { planClips } from './plan-clips.js'

/** What a length of clips is asked for. */
export interface ClipsRequest extends Omit<VideoRequest, 'durationSec' | 'images' | 'part'> {
  /** Length to fill, milliseconds. */
  readonly durationMs: number
  /** Pictures to begin with: one to go on from, or one for every clip. @default none */
  readonly pictures?: readonly Artifact[]
}

/** The clips of a length, and the plan they were made by. */
export interface MadeClips {
  readonly plan: ClipPlan
  /** In the order of the plan. */
  readonly clips: readonly ArtifactOf<ClipData>[]
}

/** What clips are made with: the part of a stage's `make` that this needs. */
export interface ClipMaker {
  /** Makes one clip. */
  clip(name: string, request: VideoRequest, options?: MakeOptions): Promise<ArtifactOf<ClipData>>
  /** The last frame of a clip as a picture. */
  lastFrame(name: string, clip: Artifact): Promise<ArtifactOf<ImageData>>
}

/** Makes the clips of a plan: those that begin by themselves at once, those that go on from another after it. */
export async function makeClips(make: ClipMaker, name: string, request: ClipsRequest, capabilities: VideoCapabilities): Promise<MadeClips> {
  const { durationMs, pictures = [], ...rest } = request
  const plan = planClips({ durationMs, capabilities, pictures: pictures.length === 0 ? 'none' : pictures.length === 1 ? 'first' : 'every' })
  const making: Promise<ArtifactOf<ClipData>>[] = []
  for (const { index, durationSec, startsFrom } of plan.clips) {
    const clipName = `${name}/${index + 1}`
    const before = making[index - 1]
    const start = async () => {
      const goesOn = startsFrom === 'previous-last-frame' && before !== undefined
      const picture = goesOn ? await make.lastFrame(`${clipName}/first-frame`, await before) : startsFrom === 'own-image' ? pictures[index % pictures.length] : undefined
      return make.clip(clipName, { ...rest, durationSec, part: index + 1, images: picture === undefined ? [] : [toFirst(picture)] }, picture === undefined ? {} : { derivedFrom: [picture] })
    }
    making.push(start())
  }
  const ended = await Promise.allSettled(making)
  const clips = ended.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
  return { plan, clips }
}

function toFirst(picture: Artifact): FrameImage {
  return { hash: picture.content?.hash ?? '', mediaType: picture.content?.mediaType ?? 'image/png', use: 'first' }
}
