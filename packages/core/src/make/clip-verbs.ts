import type { ArtifactOf, MakeOptions } from '../artifacts/make-request.js'
import { makeClips, type ClipMaker, type ClipsRequest, type MadeClips } from '../clips/make-clips.js'
import type { Artifact } from '../domain/artifact.js'
import { modelsOf } from '../models/all-models.js'
import { chooseModels, type ModelChoice } from '../models/choose-models.js'
import type { Models } from '../models/models.js'
import type { VideoCapabilities, VideoModel } from '../kinds/clip.js'
import type { ImageData } from '../kinds/image.js'

/** What `make` does with clips besides making one: lengths, and what they go on from. */
export interface ClipVerbs {
  /**
   * Makes a length from clips that the model can make, each going on from the last frame of the one before
   * where the model takes one. The clips are named `name/1`, `name/2` …; a quote prices every one of them.
   * Sizes are the nearest that the model makes.
   */
  clips(name: string, request: ClipsRequest, options?: MakeOptions): Promise<MadeClips>
  /** The last frame of a clip as a picture. */
  lastFrame(name: string, clip: Artifact): Promise<ArtifactOf<ImageData>>
  /**
   * What the model that {@link clips} would ask can make; null when the studio has none that makes new clips.
   * @throws `MODEL_NOT_CONFIGURED` when the chosen one is not there
   */
  clipCapabilities(prefer?: ModelChoice): VideoCapabilities | null
}

/** Composes them: a plan needs the capabilities of one model, and makes several artifacts by it. */
export function createClipVerbs(
  slot: Models['video'],
  make: Pick<ClipMaker, 'clip'> & {
    frame(
      name: string,
      spec: { readonly clip: Artifact; readonly at: 'last' },
    ): Promise<ArtifactOf<ImageData>>
  },
): ClipVerbs {
  const lastFrame: ClipVerbs['lastFrame'] = (name, clip) => make.frame(name, { clip, at: 'last' })

  /** The model that fills lengths with clips: the first that does not only change them. */
  function clipModel(prefer: ModelChoice | undefined): VideoModel {
    const candidates = chooseModels('video', slot, prefer)
    return candidates.find(({ capabilities }) => capabilities.needsVideo !== true) ?? candidates[0]
  }

  return {
    async clips(name, request, options = {}) {
      const using = clipModel(options.prefer)
      // The first model of the slot may be stood in for as usual; one further down is meant by name.
      const asked =
        using === modelsOf(slot)[0]
          ? options
          : { ...options, prefer: { provider: using.provider, model: using.model } }
      const maker: ClipMaker = { clip: (...given) => make.clip(...given), lastFrame }
      return makeClips(maker, name, request, using.capabilities, asked)
    },
    lastFrame,
    clipCapabilities(prefer) {
      if (
        prefer === undefined &&
        modelsOf(slot).every(({ capabilities }) => capabilities.needsVideo === true)
      )
        return null
      return clipModel(prefer).capabilities
    },
  }
}
