import { describe, expect, test } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { expectedExport, exportSize } from './export-size.js'

function video(data: Artifact['data']): Artifact {
  const provenance = {
    provider: '',
    model: '',
    version: '',
    projectId: '',
    runId: '',
    stage: '',
    name: '',
    costMicros: 0,
    licence: '',
    madeAt: 0,
    tookMs: 0,
  }
  return {
    type: 'artifact',
    id: 'v',
    ownerId: 'o',
    digest: 'v',
    kind: 'video',
    request: null,
    content: null,
    data,
    warnings: [],
    provenance,
  }
}

describe('exportSize', () => {
  test.each([
    [1920, 1080, 720, 1280, 720],
    [1080, 1920, 480, 480, 854],
    [1080, 1080, 720, 720, 720],
    [640, 360, 1080, 1920, 1080],
    [1440, 1080, 480, 640, 480],
    [1000, 333, 480, 1442, 480],
  ])('%d x %d with a short side of %d is %d x %d', (width, height, shortSide, wantedWidth, wantedHeight) => {
    expect(exportSize({ width, height }, shortSide)).toEqual({ width: wantedWidth, height: wantedHeight })
  })
})

describe('expectedExport', () => {
  const known = {
    durationMs: 3000,
    width: 1920,
    height: 1080,
    fps: 24,
    frames: 72,
    videoCodec: 'h264',
    audioCodec: 'aac',
  }

  test('is worked out from what is known of the video', () => {
    expect(expectedExport({ video: video(known), container: 'webm', shortSide: 480 })).toEqual({
      durationMs: 3000,
      width: 854,
      height: 480,
      fps: 24,
      frames: 72,
      videoCodec: 'vp9',
      audioCodec: 'opus',
    })
    expect(
      expectedExport({ video: video({ ...known, audioCodec: null }), container: 'mov', shortSide: 720 }),
    ).toMatchObject({ width: 1280, videoCodec: 'h264', audioCodec: null })
  })

  test('does with nothing known', () => {
    expect(expectedExport({ video: video(null), container: 'mp4', shortSide: 720 })).toMatchObject({
      width: 1280,
      height: 720,
    })
  })
})
