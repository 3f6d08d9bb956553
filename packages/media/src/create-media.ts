import { tmpdir } from 'node:os'
import {
  MutoscopeError,
  readBytes,
  type Artifact,
  type ExportContainer,
  type SoundFormat,
} from '@mutoscope/core'
import { digestOf, type Media, type ModelOutput } from '@mutoscope/core/ports'
import { analyseSound } from './beats/analyse-sound.js'
import { createCaptionDrawer } from './captions/create-caption-drawer.js'
import { loadCaptionFonts, type CaptionFonts } from './captions/load-caption-fonts.js'
import { missingGlyphs } from './captions/missing-glyphs.js'
import { drawCard } from './cards/draw-card.js'
import { writeFrame } from './clips/write-frame.js'
import { exportVideo } from './exports/export-video.js'
import { writeSoundFile } from './exports/write-sound-file.js'
import type { FileWork } from './ffmpeg/file-work.js'
import { locateFfmpeg, type LocatedFfmpeg } from './ffmpeg/locate-ffmpeg.js'
import type { FfmpegProbes } from './ffmpeg/probe-ffmpeg.js'
import { createWorkFolders } from './ffmpeg/work-folders.js'
import { checkWholePicture } from './frames/check-whole-picture.js'
import { createPictureCache } from './frames/picture-cache.js'
import { compileKernel } from './kernel/compile-kernel.js'
import { DEFAULT_MEDIA_LIMITS, type MediaLimits } from './media-limits.js'
import { probeFile } from './reader/probe-file.js'
import { encoderArguments } from './segments/encoder-arguments.js'
import { fileSource } from './ffmpeg/file-source.js'
import { renderSegments } from './segments/render-segments.js'
import { mixArtifacts } from './sound/mix-artifacts.js'
import { stitchVideo } from './stitch/stitch-video.js'
import { createFrameResults } from './thumbnails/frame-picture.js'
import { writeThumbnail } from './thumbnails/write-thumbnail.js'
import { createTitleFonts } from './titles/title-fonts.js'

/** Options of {@link createMedia}. */
export interface MediaOptions {
  /** Path of ffmpeg; no other is tried then. @default FFMPEG_PATH, else the first usable one found */
  readonly ffmpegPath?: string
  /** Folder for temporary files, on a disk with room for a few videos. @default the system's */
  readonly workDir?: string
  /** Wall clock of one render, milliseconds. @default 1 hour */
  readonly renderTimeoutMs?: number
  /** Wall clock of each run of ffmpeg for a mix, milliseconds. @default 10 minutes */
  readonly mixTimeoutMs?: number
  /**
   * Wall clock of one stitch and of each run of ffmpeg for a frame, a thumbnail or a sound file,
   * milliseconds. @default 10 minutes
   */
  readonly stitchTimeoutMs?: number
  /** Wall clock of one export, milliseconds. @default 1 hour */
  readonly exportTimeoutMs?: number
  /** Bytes of an encoded picture; larger ones are refused. @default 100 MiB */
  readonly maxPictureBytes?: number
  /** Pixels of a picture; larger ones are refused before they are decoded. @default 50 million */
  readonly maxPicturePixels?: number
  /** Pixels of one frame of a clip. @default 36 million */
  readonly maxClipPixels?: number
  /** Frames a second of a clip, on the average; more are refused. @default 300 */
  readonly maxClipFps?: number
  /** Frames of a clip; more are refused. @default 2 million */
  readonly maxClipFrames?: number
  /** Channels of a sound; more are refused. @default 8 */
  readonly maxSoundChannels?: number
  /** Samples a second of a sound; more are refused. @default 768,000 */
  readonly maxSampleRate?: number
  /**
   * Processor time of one look into a sound or video, milliseconds. A file that takes more is refused with
   * `MEDIA_INVALID`. @default 1500
   */
  readonly readCpuMs?: number
  /** Wall clock of one look into a sound or video, milliseconds; then it is a `TIMEOUT`. @default 1 minute */
  readonly readTimeoutMs?: number
  /**
   * Memory of each process that looks into sounds and videos, bytes. A file that takes more is refused with
   * `MEDIA_INVALID`. @default 512 MiB
   */
  readonly readMemoryBytes?: number
  /** Sounds and videos that are looked into at a time, each in a process of its own. @default 2 */
  readonly maxReaders?: number
  /** Bytes of decoded pictures that are kept for the next render. @default 64 MiB */
  readonly pictureCacheBytes?: number
  /**
   * Paths of TTF or OTF files for captions in scripts that Inter lacks, in order of preference. @default none
   */
  readonly fonts?: readonly string[]
  /** Where FFMPEG_PATH and PATH are read. @default process.env */
  readonly env?: NodeJS.ProcessEnv
}

/** Raised when the same specification gives other frames or another sound with the same encoder. */
const COMPOSER_VERSION = 1
/** Each raised when that work makes something else of the same specification. */
const WORK_VERSIONS: Media['workVersions'] = {
  export: 1,
  'sound-file': 1,
  thumbnail: 2,
  card: 1,
  'sound-facts': 1,
}

type FileType = readonly [suffix: string, mediaType: string]
const PNG: FileType = ['.png', 'image/png']
const JPEG: FileType = ['.jpg', 'image/jpeg']
const EXPORTS: { readonly [container in ExportContainer]: FileType } = {
  mp4: ['.mp4', 'video/mp4'],
  mov: ['.mov', 'video/quicktime'],
  webm: ['.webm', 'video/webm'],
}
const SOUNDS: { readonly [format in SoundFormat]: FileType } = {
  mp3: ['.mp3', 'audio/mpeg'],
  wav: ['.wav', 'audio/wav'],
  m4a: ['.m4a', 'audio/mp4'],
}

const HOUR_MS = 60 * 60 * 1000
/** Room for lists, indexes and what the estimate is wrong by. */
const SPARE_BYTES = 64 * 1024 * 1024
/** Several times what frames of stills take. */
const BYTES_PER_PIXEL = 0.0125

/**
 * Makes the media port on the ffmpeg of this machine, which is looked for at the first use.
 *
 * @example
 * const media = createMedia({ workDir: '/data/work' })
 * await media.version()
 */
export function createMedia(options: MediaOptions = {}): Media {
  const folders = createWorkFolders(options.workDir ?? tmpdir())
  const limits: MediaLimits = {
    pictureBytes: options.maxPictureBytes ?? DEFAULT_MEDIA_LIMITS.pictureBytes,
    picturePixels: options.maxPicturePixels ?? DEFAULT_MEDIA_LIMITS.picturePixels,
    clipPixels: options.maxClipPixels ?? DEFAULT_MEDIA_LIMITS.clipPixels,
    clipFps: options.maxClipFps ?? DEFAULT_MEDIA_LIMITS.clipFps,
    clipFrames: options.maxClipFrames ?? DEFAULT_MEDIA_LIMITS.clipFrames,
    soundChannels: options.maxSoundChannels ?? DEFAULT_MEDIA_LIMITS.soundChannels,
    sampleRate: options.maxSampleRate ?? DEFAULT_MEDIA_LIMITS.sampleRate,
    readCpuMs: options.readCpuMs ?? DEFAULT_MEDIA_LIMITS.readCpuMs,
    readTimeoutMs: options.readTimeoutMs ?? DEFAULT_MEDIA_LIMITS.readTimeoutMs,
    readMemoryBytes: options.readMemoryBytes ?? DEFAULT_MEDIA_LIMITS.readMemoryBytes,
    readers: options.maxReaders ?? DEFAULT_MEDIA_LIMITS.readers,
  }
  const pictures = createPictureCache(options.pictureCacheBytes)
  const probes: FfmpegProbes = new Map()
  let kernel: Promise<WebAssembly.Module | null> | null = null
  const loadKernel = (): Promise<WebAssembly.Module | null> => (kernel ??= compileKernel())
  let fonts: Promise<CaptionFonts> | null = null
  const loadFonts = (): Promise<CaptionFonts> => (fonts ??= loadCaptionFonts(options.fonts))
  const drawCaption = createCaptionDrawer(loadFonts)
  const titleFonts = createTitleFonts(options.fonts)
  const thumbnailTools = { fonts: titleFonts, results: createFrameResults() }
  // Asked for each time: an ffmpeg that was installed or replaced meanwhile is found, and an unchanged one
  // costs two system calls.
  const ffmpeg = (): Promise<LocatedFfmpeg> =>
    locateFfmpeg({
      probes,
      ...(options.ffmpegPath === undefined ? {} : { ffmpegPath: options.ffmpegPath }),
      ...(options.env === undefined ? {} : { env: options.env }),
    })
  const shortly = options.stitchTimeoutMs ?? HOUR_MS / 6

  /** Has one file made from a few artifacts. */
  async function makeFile<Data>(
    [suffix, mediaType]: FileType,
    timeoutMs: number,
    sources: readonly Artifact[],
    make: (work: FileWork) => Promise<Data>,
  ): Promise<ModelOutput<Data>> {
    const { path } = await ffmpeg()
    await folders.assertFree(SPARE_BYTES + 2 * sizeOf(sources))
    const outputPath = await folders.outputPath(suffix)
    return output(
      outputPath,
      mediaType,
      await folders.use((workDir) => make({ ffmpeg: path, workDir, outputPath, limits, timeoutMs })),
    )
  }

  /** Says of a picture which characters of its texts it lacks. */
  async function warned<Data>(
    texts: readonly (string | undefined)[],
    made: ModelOutput<Data>,
  ): Promise<ModelOutput<Data>> {
    const missing = missingGlyphs(
      texts.filter((text) => text !== undefined),
      await loadFonts(),
    )
    return missing.length === 0
      ? made
      : {
          ...made,
          warnings: [
            `No font can draw ${missing.slice(0, 20).join(' ')}; they are left out of the picture. Pass a font that has them in \`fonts\`.`,
          ],
        }
  }

  return {
    workVersions: WORK_VERSIONS,
    async version() {
      const { version } = await ffmpeg()
      const encoders = (['draft', 'standard', 'high'] as const).map((quality) =>
        encoderArguments({ width: 16, height: 16, fps: 30, quality }, [1, 1]),
      )
      return `compositor ${COMPOSER_VERSION}, encoder ${(await digestOf(encoders)).slice(0, 12)}, ${version.split(' ').slice(0, 3).join(' ')}`
    },
    async renderSegments(specs, context, done) {
      const { path } = await ffmpeg()
      await folders.assertFree(
        SPARE_BYTES +
          specs.reduce(
            (sum, spec) => sum + Math.ceil(spec.frames * spec.width * spec.height * BYTES_PER_PIXEL),
            0,
          ),
      )
      await renderSegments(specs, context, done, {
        ffmpeg: path,
        kernel: await loadKernel(),
        pictures,
        drawCaption,
        limits,
        workFolder: await folders.root(),
        timeoutMs: options.renderTimeoutMs ?? HOUR_MS,
      })
    },
    async mix(spec, context) {
      const { path } = await ffmpeg()
      // Voice and music lie on the disk as floats meanwhile.
      await folders.assertFree(SPARE_BYTES + spec.samples * 16)
      const timeoutMs = options.mixTimeoutMs ?? HOUR_MS / 6
      const outputPath = await folders.outputPath('.m4a')
      const data = await folders.use((workDir) =>
        mixArtifacts(spec, context, { ffmpeg: path, workDir, outputPath, timeoutMs }),
      )
      return output(outputPath, 'audio/mp4', data)
    },
    async stitch(spec, context) {
      const { path } = await ffmpeg()
      const parts = [
        ...spec.pieces.map((piece) => piece.segment),
        ...(spec.sound === null ? [] : [spec.sound]),
      ]
      await folders.assertFree(SPARE_BYTES + 2 * sizeOf(parts))
      const outputPath = await folders.outputPath('.mp4')
      const data = await folders.use((workDir) =>
        stitchVideo(spec, context, { ffmpeg: path, workDir, outputPath, timeoutMs: shortly }),
      )
      return output(outputPath, 'video/mp4', data)
    },
    exportVideo: async (spec, context) =>
      makeFile(EXPORTS[spec.container], options.exportTimeoutMs ?? HOUR_MS, [spec.video], (work) =>
        exportVideo(spec, context, work),
      ),
    thumbnail: async (spec, context) =>
      warned(
        [spec.title, spec.subtitle],
        await makeFile(JPEG, shortly, [spec.source], (work) =>
          writeThumbnail(spec, context, work, thumbnailTools),
        ),
      ),
    card: async (spec, context) =>
      warned(
        [spec.heading, spec.line, spec.button],
        await makeFile(PNG, shortly, [], ({ outputPath }) =>
          drawCard(spec, context, { fonts: titleFonts, limits, outputPath }),
        ),
      ),
    frame: async (spec, context) =>
      makeFile(PNG, shortly, [spec.clip], (work) => writeFrame(spec, context, work)),
    soundFile: async (spec, context) =>
      makeFile(SOUNDS[spec.format], shortly, [spec.sound], (work) => writeSoundFile(spec, context, work)),
    async analyseSound(spec, context) {
      const { path } = await ffmpeg()
      await folders.assertFree(SPARE_BYTES + sizeOf([spec.sound]))
      const data = await folders.use((workDir) =>
        analyseSound(spec, context, {
          ffmpeg: path,
          workDir,
          limits,
          timeoutMs: options.mixTimeoutMs ?? HOUR_MS / 6,
        }),
      )
      return { body: null, data }
    },
    probe: async (source, { signal } = {}) =>
      probeFile(source, {
        limits,
        workDir: await folders.root(),
        ...(signal === undefined ? {} : { signal }),
      }),
    async checkPicture(source) {
      if ((source.size ?? 0) > limits.pictureBytes) {
        throw new MutoscopeError('MEDIA_TOO_LARGE', {
          message: `A picture has ${source.size ?? 0} bytes; the limit is ${limits.pictureBytes}.`,
          details: { size: source.size ?? 0, limit: limits.pictureBytes },
        })
      }
      return checkWholePicture(await readBytes(source), limits.picturePixels)
    },
    missingGlyphs: async (lines) => missingGlyphs(lines, await loadFonts()),
  }
}

async function output<Data>(path: string, mediaType: string, data: Data): Promise<ModelOutput<Data>> {
  return { body: await fileSource(path), mediaType, data }
}

function sizeOf(artifacts: readonly Artifact[]): number {
  return artifacts.reduce((sum, artifact) => sum + (artifact.content?.size ?? 0), 0)
}
