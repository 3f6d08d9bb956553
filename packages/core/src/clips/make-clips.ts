import type { Artifact } from '../domain/artifact.js'
import type { FileRef } from '../domain/file-ref.js'
import type { ArtifactOf, MakeOptions } from '../artifacts/make-request.js'
import type { ImageData } from '../kinds/image.js'
import type { ClipData, FrameImage, VideoCapabilities, VideoRequest } from '../kinds/clip.js'
import { chooseClipSize } from './choose-clip-size.js'
import type { ClipPlan, PlannedClip } from './clip-plan.js'
import { planClips } from './plan-clips.js'

/** What a length of clips is asked for. */
export interface ClipsRequest extends Omit<VideoRequest, 'durationSec' | 'images' | 'part'> {
  /** Length to fill, milliseconds. */
  readonly durationMs: number
  /** Pictures to begin with: one to go on from, or one for every clip. @default none */
  readonly pictures?: readonly Artifact[]
  /** A picture that the last clip ends with. @default none */
  readonly last?: FileRef | undefined
  /** Pictures of what is to be seen, for every clip that does not go on from another. @default none */
  readonly references?: readonly FileRef[] | undefined
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

/**
 * Makes the clips of a plan: those that begin by themselves at once, those that go on from another after it.
 */
export async function makeClips(
  make: ClipMaker,
  name: string,
  request: ClipsRequest,
  capabilities: VideoCapabilities,
  options: MakeOptions = {},
): Promise<MadeClips> {
  const { durationMs, pictures = [], last, references = [], ...rest } = request
  const plan = planClips({
    durationMs,
    capabilities,
    pictures: pictures.length === 0 ? 'none' : pictures.length === 1 ? 'first' : 'every',
  })
  const size = chooseClipSize(request, capabilities.sizes)
  const making: Promise<ArtifactOf<ClipData>>[] = []
  const start = async ({ index, durationSec, startsFrom }: PlannedClip) => {
    const clipName = `${name}/${index + 1}`
    const before = making[index - 1]
    const goesOn = startsFrom === 'previous-last-frame' && before !== undefined
    const picture = goesOn
      ? await make.lastFrame(`${clipName}/first-frame`, await before)
      : startsFrom === 'own-image'
        ? pictures[index % pictures.length]
        : undefined
    const images: FrameImage[] = [
      ...(picture === undefined
        ? []
        : [
            {
              hash: picture.content?.hash ?? '',
              mediaType: picture.content?.mediaType ?? 'image/png',
              use: 'first',
            } as const,
          ]),
      ...(last === undefined || index < plan.clips.length - 1 ? [] : [{ ...last, use: 'last' } as const]),
      ...(goesOn ? [] : references.map((reference) => ({ ...reference, use: 'reference' }) as const)),
    ]
    const derivedFrom = [...(options.derivedFrom ?? []), ...(picture === undefined ? [] : [picture])]
    return make.clip(
      clipName,
      { ...rest, ...size, durationSec, part: index + 1, images },
      { ...options, derivedFrom },
    )
  }
  for (const planned of plan.clips) making.push(start(planned))
  const ended = await Promise.allSettled(making)
  const clips = ended.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
  return { plan, clips }
}
