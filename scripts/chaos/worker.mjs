// A worker process that is going to be killed or frozen.
import { flushCompileCache } from 'node:module'
import { openStudio } from './studio.mjs'

const [folder, url] = process.argv.slice(2)
await openStudio({ folder, url, work: true })
process.stdout.write('up\n')
// Kept at once: a process that is killed keeps nothing at its end.
flushCompileCache()
setInterval(() => {}, 1000)
