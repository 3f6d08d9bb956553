import { MutoscopeError } from '@mutoscope/core'
import { invalidMedia, SNIFF_BYTES, type MediaProbe } from '@mutoscope/core/ports'
import { readAdts, readMp3, type SoundStream } from '@mutoscope/core/sound'
import {
  EncodedPacketSink,
  type Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from 'mediabunny'
import type { MediaLimits } from '../media-limits.js'
import { checkMatroska } from './check-matroska.js'
import { checkOgg } from './check-ogg.js'
import { checkRiff } from './check-riff.js'
import type { LocalFile } from './local-file.js'
import { openInput } from './open-input.js'
import { pixelFormat } from './pixel-format.js'
import { readFlac } from './read-flac.js'
import { readMp4Index, type Mp4Index } from './read-mp4-index.js'
import { sniffMedia } from './sniff-media.js'

type AudioFacts = NonNullable<MediaProbe['audio']>

/** Rotations by these exchange width and height. */
const UPRIGHT = [90, 270]
/** Packets that are counted where no index tells how many there are; after that they are estimated. */
const COUNTED_PACKETS = 5000

/**
 * The facts of a sound or video file, by its content. It reads the index and the end of each stream, so that a
 * file that was cut off is noticed; it decodes nothing. For the thread that reads what strangers bring.
 * @throws `MEDIA_INVALID` for what is none, empty, damaged or cut off; `MEDIA_TOO_LARGE` for more frames,
 *   channels, or frames or samples a second, than the limits allow
 */
export async function readFacts(file: LocalFile, limits: MediaLimits): Promise<MediaProbe> {
  const kind = sniffMedia(file.read(0, SNIFF_BYTES))
  if (kind === null) throw invalidMedia('it is not readable audio or video')
  if (kind.container === 'flac') return soundFacts('flac', readFlac(file), limits)
  if (kind.container === 'mp3') return soundFacts('mp3', readMp3(file), limits)
  if (kind.container === 'aac') return soundFacts('adts', readAdts(file), limits)
  if (kind.container === 'wav') checkRiff(file)
  if (kind.container === 'ogg') checkOgg(file)
  if (kind.container === 'matroska') checkMatroska(file)
  const index = kind.container === 'mp4' ? readMp4Index(file) : null
  for (const { kind: name, samples } of index?.tracks ?? []) if (name === 'vide') checkFrames(samples, limits)
  const input = openInput(file)
  try {
    return await inputFacts(input, index, limits)
  } finally {
    input.dispose()
  }
}

function soundFacts(container: string, stream: SoundStream, limits: MediaLimits): MediaProbe {
  const { codec, sampleRate, channels, samples } = stream
  if (samples === 0) throw invalidMedia('its audio track is empty')
  return {
    container,
    durationMs: Math.round((samples * 1000) / sampleRate),
    video: null,
    audio: checkSound({ codec, sampleRate, channels }, limits),
  }
}

async function inputFacts(input: Input, index: Mp4Index | null, limits: MediaLimits): Promise<MediaProbe> {
  const format = await input.getFormat()
  const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
  if (video === null && audio === null) throw invalidMedia('it has neither video nor audio')
  const tracks = [video, audio].filter((track) => track !== null)
  for (const track of tracks) await assertWhole(track)
  return {
    container: format.name.toLowerCase(),
    durationMs: Math.round((await input.computeDuration(tracks)) * 1000),
    video: video === null ? null : await videoFacts(video, index, limits),
    audio: audio === null ? null : checkSound(await audioFacts(audio), limits),
  }
}

async function videoFacts(
  track: InputVideoTrack,
  index: Mp4Index | null,
  limits: MediaLimits,
): Promise<NonNullable<MediaProbe['video']>> {
  const [codec, width, height, rotation, config, { frames, fps }] = await Promise.all([
    track.getCodec(),
    track.getSquarePixelWidth(),
    track.getSquarePixelHeight(),
    track.getRotation(),
    track.getDecoderConfig(),
    countFrames(track, index),
  ])
  checkFrames(frames, limits)
  if (fps !== null && fps > limits.clipFps) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A clip has ${fps} frames a second; the limit is ${limits.clipFps}.`,
      details: { fps, limit: limits.clipFps },
    })
  }
  const turned = UPRIGHT.includes(rotation)
  return {
    // The name that ffmpeg and everybody who asks it use.
    codec: codec === 'avc' ? 'h264' : (codec ?? 'unknown'),
    width: turned ? height : width,
    height: turned ? width : height,
    fps,
    frames,
    pixelFormat: pixelFormat(codec, config?.description),
  }
}

async function countFrames(
  track: InputVideoTrack,
  index: Mp4Index | null,
): Promise<{ readonly frames: number; readonly fps: number | null }> {
  const seconds = (await track.computeDuration()) - (await track.getFirstTimestamp())
  const indexed = index?.fragmented === false ? index.tracks.find(({ id }) => id === track.id) : undefined
  const { packetCount, averagePacketRate } =
    indexed === undefined
      ? await track.computePacketStats(COUNTED_PACKETS)
      : { packetCount: indexed.samples, averagePacketRate: indexed.samples / seconds }
  const all = packetCount < COUNTED_PACKETS || indexed !== undefined
  return {
    frames: all ? packetCount : Math.round(averagePacketRate * seconds),
    fps:
      packetCount > 1 && Number.isFinite(averagePacketRate)
        ? Math.round(averagePacketRate * 1000) / 1000
        : null,
  }
}

function checkFrames(frames: number, limits: MediaLimits): void {
  if (frames <= limits.clipFrames) return
  throw new MutoscopeError('MEDIA_TOO_LARGE', {
    message: `A clip has ${frames} frames; the limit is ${limits.clipFrames}.`,
    details: { frames, limit: limits.clipFrames },
  })
}

/** Refuses a sound here that ffmpeg would not mix, instead of when everything else is made. */
function checkSound(audio: AudioFacts, limits: MediaLimits): AudioFacts {
  const { channels, sampleRate } = audio
  if (channels > limits.soundChannels) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A sound has ${channels} channels; the limit is ${limits.soundChannels}.`,
      details: { channels, limit: limits.soundChannels },
    })
  }
  if (sampleRate > limits.sampleRate) {
    throw new MutoscopeError('MEDIA_TOO_LARGE', {
      message: `A sound has ${sampleRate} samples a second; the limit is ${limits.sampleRate}.`,
      details: { sampleRate, limit: limits.sampleRate },
    })
  }
  return audio
}

async function audioFacts(track: InputAudioTrack): Promise<AudioFacts> {
  const [codec, sampleRate, channels] = await Promise.all([
    track.getCodec(),
    track.getSampleRate(),
    track.getNumberOfChannels(),
  ])
  return { codec: codec ?? 'unknown', sampleRate, channels }
}

/** An index can promise more than the file holds. */
async function assertWhole(track: InputTrack): Promise<void> {
  const last = await new EncodedPacketSink(track).getPacket(Number.POSITIVE_INFINITY)
  if (last === null || last.data.byteLength === 0) throw invalidMedia(`its ${track.type} track is empty`)
}
