// TypeDoc's checks without its pages. One program over all entry points takes a third of the time of one for
// each package.
import { globSync, readFileSync } from 'node:fs'

/** Reads a JSON file by its path below the repository's root. */
const readJson = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))

export default {
  ...readJson('typedoc.json').packageOptions,
  entryPoints: ['../packages/*/src/{index,*/index}.ts', '../packages/providers/src/*.ts'],
  packagesRequiringDocumentation: globSync('packages/*/package.json', {
    cwd: new URL('..', import.meta.url),
  }).map((path) => readJson(path).name),
  tsconfig: 'tsconfig.docs.json',
  emit: 'none',
  excludeExternals: true,
  treatWarningsAsErrors: true,
}
