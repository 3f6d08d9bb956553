import type { FileRef } from '../domain/file-ref.js'
import type { VisualStyle } from '../domain/settings.js'
import type { ShotSize } from '../domain/storyboard.js'
import type { Model } from '../providers/model.js'
import { defineKind } from './define-kind.js'

/** What a picture is asked for. */
export type ImageRequest = {
  readonly prompt: string
  readonly style: VisualStyle
  readonly shot: ShotSize
  /**
   * Size of the video frame the picture is for, in pixels; a model may draw larger so that camera moves stay
   * sharp.
   */
  readonly width: number
  readonly height: number
  /** From 1; another take of the same prompt is another picture. */
  readonly take: number
  /** Holds look and palette together over a project. */
  readonly seed: string
  /**
   * Pictures of who or what is to be seen. A model that takes none draws without them and says so in a
   * warning. @default none
   */
  readonly references?: readonly FileRef[] | undefined
}

/** Facts about a picture, in pixels. */
export type ImageData = { readonly width: number; readonly height: number }

/** Makes pictures: PNG, JPEG or WebP. */
export type ImageModel = Model<ImageRequest, ImageData>

/** Pictures that models draw. */
export const imageKind = defineKind<ImageRequest, ImageData, 'image'>({
  slot: 'image',
  bytes: 'picture',
  standIn: ({ width, height }) => ({ width, height }),
})
