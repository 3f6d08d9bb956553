// A worker process that is going to be killed or frozen.
import { flushCompileCache } from 'node:module'
import { openStudio } from './studio.mjs'

const [folder, url] = process.argv.slice(2)
for (;;) {
  try {
    await openStudio({ folder, url, work: true })
    break
  } catch (error) {
    // The database server is down: it is started again.
    if (error.code !== 'STORE_UNAVAILABLE') throw error
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
process.stdout.write('up\n')
// Kept at once: a process that is killed keeps nothing at its end.
flushCompileCache()
setInterval(() => {}, 1000)
