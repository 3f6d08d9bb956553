import { describe, expect, test } from 'vitest'
import type { Artifact } from '../domain/artifact.js'
import { exportKind } from './export.js'

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

describe('the stand-in of an export', () => {
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
    expect(exportKind.standIn({ video: video(known), container: 'webm', shortSide: 480 })).toEqual({
      durationMs: 3000,
      width: 854,
      height: 480,
      fps: 24,
      frames: 72,
      videoCodec: 'vp9',
      audioCodec: 'opus',
    })
    expect(
      exportKind.standIn({ video: video({ ...known, audioCodec: null }), container: 'mov', shortSide: 720 }),
    ).toMatchObject({ width: 1280, videoCodec: 'h264', audioCodec: null })
    expect(exportKind.standIn({ video: video(known), container: 'mp4', shortSide: 1080 })).toMatchObject({
      width: 1920,
      videoCodec: 'h264',
      audioCodec: 'aac',
    })
  })

  test('does with nothing known', () => {
    expect(exportKind.standIn({ video: video(null), container: 'mp4', shortSide: 720 })).toMatchObject({
      width: 1280,
      height: 720,
    })
  })
})
