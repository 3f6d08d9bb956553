/** The oldest Node that has everything Mutoscope needs, SQLite among it. */
const NEEDED = { major: 22, minor: 16 } as const

/**
 * Says in one sentence what is wrong with a version of Node, or null when it will do. Imports nothing, so
 * that it can be asked before anything is loaded that an old Node cannot run.
 */
export function explainNodeVersion(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return null
  return `Mutoscope needs Node ${NEEDED.major}.${NEEDED.minor} or newer; this is Node ${version}.`
}
