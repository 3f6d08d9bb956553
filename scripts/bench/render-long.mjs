// Renders a video of so many seconds in a process of its own, so that its memory can be watched.
import { createStudio, makeVideo } from '../../packages/mutoscope/dist/index.js'

const [dataDir, seconds] = process.argv.slice(2)
const studio = await createStudio({ env: {}, dataDir })
await makeVideo(studio, {
  prompt: 'A hero discovers a hidden treasure in ancient ruins',
  durationSec: Number(seconds),
  settings: { resolution: '720p', fps: 24, quality: 'draft' },
})
await studio.close()
