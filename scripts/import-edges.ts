import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import type { SourceFile, WorkspacePackage } from './read-packages.js'

/** What each package may import of ours. A package that is not named here has no place in the order yet. */
const MAY_IMPORT: { readonly [name: string]: readonly string[] | 'all' } = {
  '@mutoscope/core': [],
  '@mutoscope/providers': ['@mutoscope/core'],
  '@mutoscope/offline': ['@mutoscope/core'],
  '@mutoscope/storage': ['@mutoscope/core'],
  '@mutoscope/media': ['@mutoscope/core'],
  '@mutoscope/worker': ['@mutoscope/core'],
  '@mutoscope/api': ['@mutoscope/core'],
  '@mutoscope/express': ['@mutoscope/api', '@mutoscope/core'],
  '@mutoscope/client': ['@mutoscope/api', '@mutoscope/core'],
  mutoscope: 'all',
}

/** Libraries that only these folders know. */
const ONLY_IN: { readonly [library: string]: readonly string[] } = {
  'fluent-ffmpeg': ['packages/media/src/ffmpeg/'],
  aws4fetch: ['packages/storage/src/s3/'],
  '@aws-sdk/client-s3': ['packages/storage/src/s3/'],
  // The server of the command line is a host like any other.
  express: ['packages/express/', 'packages/mutoscope/src/serve/'],
  // The store is written for any database; `doctor` asks what this Node has.
  'node:sqlite': ['packages/storage/src/sql/sqlite/', 'packages/mutoscope/src/cli/'],
}

/** Lists the imports that go against the order of packages, one sentence each. */
export function forbiddenImports(packages: readonly WorkspacePackage[]): readonly string[] {
  return packages.flatMap((each) => [
    ...(each.manifest.name in MAY_IMPORT
      ? []
      : [`${each.folder}: ${each.manifest.name} has no place in the order of packages`]),
    ...forbiddenDependencies(each),
    ...each.files.flatMap((file) =>
      file.imports.flatMap((one) => {
        const reason = reasonAgainst(each, file, one)
        return reason === null ? [] : [`${file.path}: ${reason}`]
      }),
    ),
  ])
}

/** The package that an import names: `@mutoscope/core/testing` is of `@mutoscope/core`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function forbiddenDependencies({ folder, manifest }: WorkspacePackage): readonly string[] {
  const names = Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.devDependencies,
  })
  return names
    .filter((name) => isOurs(name) && !mayImport(manifest.name, name))
    .map((name) => `${folder}/package.json: lists ${name}`)
}

function reasonAgainst(
  from: WorkspacePackage,
  file: SourceFile,
  { specifier, statement }: SourceFile['imports'][number],
): string | null {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file.path), specifier)
    return target.startsWith(`${from.folder}/`) ? null : `"${specifier}" leaves its package`
  }
  const name = packageOf(specifier)
  const homes = ONLY_IN[name]
  if (from.manifest.name === '@mutoscope/core' && isBuiltin(specifier) && !file.isTest)
    return `core runs anywhere and may not import "${specifier}"`
  if (isOurs(name) && name !== from.manifest.name && !mayImport(from.manifest.name, name))
    return `${from.manifest.name} may not import ${name}`
  if (isOurs(name) && name === from.manifest.name) return `imports its own package as "${specifier}"`
  if (homes !== undefined && !file.isTest && !homes.some((home) => file.path.startsWith(home)))
    return `only ${homes.join(' and ')} may import ${name}`
  if (name === 'zod' && !/^import (?:type )?\* as z from 'zod'$/.test(statement))
    return `zod is imported as \`import * as z from 'zod'\`, not \`${statement}\``
  return null
}

function isOurs(name: string): boolean {
  return name === 'mutoscope' || name.startsWith('@mutoscope/')
}

function mayImport(from: string, name: string): boolean {
  const allowed = MAY_IMPORT[from] ?? []
  return allowed === 'all' || allowed.includes(name)
}
