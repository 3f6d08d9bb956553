#!/usr/bin/env node
import { explainNodeVersion } from '../environment/node-version.js'

// Nothing else may be imported before the version is known: an old Node cannot load it.
const outdated = explainNodeVersion(process.versions.node)
if (outdated === null) {
  hideSqliteNotice()
  endWithReader()
  const { runCommandLine } = await import('./run-command-line.js')
  process.exitCode = await runCommandLine(process.argv.slice(2), { envFile: '.env' })
  endWithoutConnections()
} else {
  process.stderr.write(`${outdated}\n`)
  process.exitCode = 1
}

/** Whoever reads the output may stop early, as `head` does: nobody is left to say anything to. */
function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/**
 * Ends a process whose work is done and that only a connection keeps alive: one to a server that has gone silent
 * is never closed by it. What was written is waited for.
 */
function endWithoutConnections(): void {
  setTimeout(() => {
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit()
    endWithoutConnections()
  }, 2000).unref()
}

/** Node 22 warns of SQLite in every process that uses it; whoever runs a command can do nothing about it. */
function hideSqliteNotice(): void {
  const warn = process.emitWarning.bind(process) as (...words: readonly unknown[]) => void
  process.emitWarning = (...words: readonly unknown[]) => {
    if (words[1] === 'ExperimentalWarning' && String(words[0]).includes('SQLite')) return
    warn(...words)
  }
}
