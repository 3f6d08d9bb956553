import { createStudio, makeVideo } from 'mutoscope'
import { haikuRecipe } from './haiku-recipe.ts'

const studio = await createStudio({ recipes: [haikuRecipe] })
const made = await makeVideo(studio, {
  recipe: 'haiku',
  brief: {
    author: 'A traveller',
    lines: [
      'Rain on the mountain lake.',
      'A small boat leaves the shore, slow.',
      'The lantern stays behind.',
    ],
  },
  settings: { aspectRatio: '1:1', resolution: '720p' },
  out: process.argv[2] ?? 'haiku.mp4',
})
console.log(
  `${made.path}: ${made.video.durationMs / 1000} s, ${made.made.length} artifacts made, ${made.reused.length} reused`,
)
await studio.close()
