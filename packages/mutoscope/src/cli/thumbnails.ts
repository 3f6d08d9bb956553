import { join, resolve } from 'node:path'
import { frameSize, THUMBNAIL_VARIANTS, type ThumbnailVariant } from '@mutoscope/core'
import { makeOutputFolder } from '../video-output.js'
import { writeOutput } from '../write-output.js'
import { defineCommand } from './command.js'
import { printResult } from './print-result.js'
import { UsageError } from './usage-error.js'
import { withProject } from './with-studio.js'

const VARIANTS = Object.keys(THUMBNAIL_VARIANTS) as readonly ThumbnailVariant[]

/** `mutoscope thumbnails`: pictures that stand for a finished video. */
export const thumbnails = defineCommand({
  name: 'thumbnails',
  summary: 'Generate thumbnails of the finished video of a project, with their scores.',
  word: { name: 'PROJECT', required: true },
  examples: ['thumbnails fox --out pictures', 'thumbnails fox --variants bold,clean --title "The fox"'],
  options: {
    out: { type: 'text', value: 'FOLDER', says: 'where they are written (default the working directory)' },
    variants: { type: 'text', value: 'LIST', says: `any of ${VARIANTS.join(',')} (default all)` },
    title: { type: 'text', says: 'words in the picture (default the title of the storyboard)' },
  },
  work: ({ values, word }) => {
    const variants = toVariants(values.variants)
    return withProject(values, word, async (studio, ref, project) => {
      const folder = resolve(values.out ?? '.')
      await makeOutputFolder(folder)
      const source = await studio.artifacts.get(ref, 'video')
      const title = values.title ?? project.storyboard?.title ?? ''
      const size = frameSize(project.settings.aspectRatio, '720p')
      const made = await studio.derive(ref, { stage: 'thumbnail' }, async (make) =>
        Promise.all(
          variants.map(async (variant) => ({
            variant,
            artifact: await make.thumbnail(`thumbnail/${variant}`, { source, variant, title, ...size }),
          })),
        ),
      )
      const written = await Promise.all(
        made.map(async ({ variant, artifact }) => {
          const path = join(folder, `${project.key ?? project.id}-${variant}.jpg`)
          await writeOutput(await studio.open(artifact), path)
          return { variant, path, ...artifact.data }
        }),
      )
      const lines = written.map(({ path, clickPrediction }) => `${path}  ${clickPrediction.toFixed(2)}`)
      printResult(values, written, lines.join('\n'))
      return 0
    })
  },
})

function toVariants(text: string | undefined): readonly ThumbnailVariant[] {
  if (text === undefined) return VARIANTS
  return [...new Set(text.split(','))].map((part) => {
    const found = VARIANTS.find((name) => name === part.trim())
    if (found === undefined) throw new UsageError(`--variants takes ${VARIANTS.join(', ')}, not "${part}".`)
    return found
  })
}
