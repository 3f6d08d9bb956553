import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sniffMediaTypes } from '@mutoscope/core/ports'
import { fileTypeFromBuffer } from 'file-type'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js'
import { sniffMedia } from './sniff-media.js'

const ffmpeg = process.env['FFMPEG_PATH'] ?? '/usr/bin/ffmpeg'
const SOUND = ['-f', 'lavfi', '-i', 'sine=duration=0.2']
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=size=32x32:rate=25:duration=0.2']
const H264 = [...PICTURE, '-c:v', 'libx264', '-preset', 'ultrafast']
const STILL = [...PICTURE, '-frames:v', '1']

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sniff-media-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function made(name: string, args: readonly string[]): Promise<Buffer> {
  const path = join(folder, name)
  await runFfmpeg({ binary: ffmpeg, args: [...args, path], signal: new AbortController().signal })
  return readFile(path)
}

/** What file-type calls otherwise: names that are newer than ours, or of one of several answers. */
const NAMES: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'video/3gpp': 'video/mp4',
  'video/matroska': 'video/x-matroska',
  'video/vnd.avi': 'video/x-msvideo',
  'audio/ogg; codecs=opus': 'audio/ogg',
}

describe('what a file is by its first bytes', () => {
  it.each([
    ['a.mp4', 'mov', H264],
    ['fragmented.mp4', 'mov', [...H264, '-movflags', 'frag_keyframe+empty_moov']],
    ['a.m4v', 'mov', H264],
    ['a.3gp', 'mov', [...PICTURE, '-c:v', 'mpeg4']],
    ['a.mov', 'mov', H264],
    ['a.m4a', 'mov', [...SOUND, '-c:a', 'aac']],
    ['a.mkv', 'matroska', H264],
    ['a.webm', 'matroska', [...PICTURE, '-c:v', 'libvpx', '-deadline', 'realtime']],
    ['sound.webm', 'matroska', [...SOUND, '-c:a', 'libopus']],
    ['a.wav', 'wav', SOUND],
    ['a.mp3', 'mp3', SOUND],
    ['untagged.mp3', 'mp3', [...SOUND, '-id3v2_version', '0', '-write_xing', '0']],
    ['slow.mp3', 'mp3', [...SOUND, '-ar', '22050', '-b:a', '32k', '-id3v2_version', '0']],
    ['a.aac', 'aac', SOUND],
    ['a.flac', 'flac', SOUND],
    ['a.ogg', 'ogg', [...SOUND, '-c:a', 'libvorbis']],
    ['a.opus', 'ogg', [...SOUND, '-c:a', 'libopus']],
    ['a.ogv', 'ogg', [...PICTURE, '-c:v', 'libtheora']],
    ['a.avi', null, PICTURE],
    ['a.png', null, STILL],
    ['a.jpg', null, STILL],
    ['a.webp', null, STILL],
    ['a.gif', null, PICTURE],
  ])('file-type and we say the same of %s', async (name, demuxer, args) => {
    const bytes = await made(name, args)
    const witness = (await fileTypeFromBuffer(bytes))?.mime ?? ''
    expect(sniffMediaTypes(bytes)[0]).toBe(NAMES[witness] ?? witness)
    expect(sniffMedia(bytes)?.demuxer ?? null).toBe(demuxer)
  })

  it('a WAV of more than 4 GB, which file-type does not know, is one', async () => {
    const bytes = await made('long.wav', [...SOUND, '-rf64', 'always'])
    expect(sniffMedia(bytes)).toEqual({ container: 'wav', demuxer: 'wav' })
  })
})
