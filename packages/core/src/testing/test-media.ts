import type { Artifact } from '../domain/artifact.js'
import type { StitchSpec } from '../kinds/video.js'
import type { Media } from '../media/media.js'
import type { ByteSource } from '../storage/byte-source.js'
import { makeFilm, makePieces } from './media/film.js'
import type { MediaSuite, MediaTestApi, TestMediaOptions } from './media/media-suite.js'
import { testMediaDoors } from './media/test-media-doors.js'
import { testMediaFilms } from './media/test-media-films.js'
import { testMediaPictures } from './media/test-media-pictures.js'
import { testMediaSounds } from './media/test-media-sounds.js'

/**
 * Declares the tests that every implementation of the {@link Media} port has to pass. They make a film of one
 * second and 64 by 36 pixels, and everything that can be made of it.
 *
 * @param name what is tested, for the report
 * @param createMedia makes the implementation, once
 *
 * @example
 * import { describe, expect, it } from 'vitest'
 * testMedia('my media', async () => createMyMedia(), { describe, it, expect })
 */
export function testMedia(
  name: string,
  createMedia: () => Promise<Media>,
  api: MediaTestApi,
  options: TestMediaOptions = {},
): void {
  let made: Promise<Media> | undefined
  let pieces: Promise<StitchSpec> | undefined
  let film: Promise<Artifact> | undefined
  const suite: MediaSuite = {
    ...api,
    options,
    media: async () => (made ??= createMedia()),
    stitchSpec: async () => (pieces ??= makePieces(suite)),
    film: async () => (film ??= makeFilm(suite)),
    stored: new Map<string, ByteSource>(),
  }
  api.describe(`${name} media`, () => {
    testMediaFilms(suite)
    testMediaSounds(suite)
    testMediaPictures(suite)
    testMediaDoors(suite)
  })
}
