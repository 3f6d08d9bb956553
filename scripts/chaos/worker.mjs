// A worker process that is going to be killed or frozen.
import { openStudio } from './studio.mjs'

const [folder, url] = process.argv.slice(2)
await openStudio({ folder, url, work: true })
process.stdout.write('up\n')
setInterval(() => {}, 1000)
