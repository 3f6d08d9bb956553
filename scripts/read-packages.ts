import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** The parts of a package.json that checks look at. */
export type Manifest = {
  readonly name: string
  readonly version?: string
  readonly license?: string
  readonly description?: string
  readonly keywords?: readonly string[]
  readonly homepage?: string
  readonly bugs?: string
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string }
  readonly engines?: { readonly node?: string }
  readonly scripts?: { readonly [name: string]: string }
  readonly exports?: { readonly [subpath: string]: string | { readonly [condition: string]: string } }
  readonly dependencies?: { readonly [name: string]: string }
  readonly peerDependencies?: { readonly [name: string]: string }
  readonly devDependencies?: { readonly [name: string]: string }
}

/** One source file of a package with everything it imports. */
export type SourceFile = {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
  readonly isTest: boolean
  readonly imports: readonly { readonly specifier: string; readonly statement: string }[]
}

/** One package of the workspace. */
export type WorkspacePackage = {
  /** Relative to the repository. */
  readonly folder: string
  readonly manifest: Manifest
  readonly files: readonly SourceFile[]
}

/**
 * Reads every package below `packages/` of a repository: its manifest, and the imports of its TypeScript
 * sources.
 */
export function readPackages(repository: string): readonly WorkspacePackage[] {
  const folders = readdirSync(join(repository, 'packages'))
    .toSorted()
    .map((name) => `packages/${name}`)
  return folders
    .filter((folder) => existsSync(join(repository, folder, 'package.json')))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')) as Manifest,
      files: readSources(repository, `${folder}/src`),
    }))
}

function readSources(repository: string, folder: string): readonly SourceFile[] {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).toSorted()
  // AssemblyScript has modules of its own.
  return names
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.as.ts'))
    .map((name) => {
      const path = `${folder}/${name}`
      const text = readFileSync(join(repository, path), 'utf8')
      return { path, text, isTest: /\.(?:test|test-d|fixture)\.ts$/.test(name), imports: readImports(text) }
    })
}

function readImports(text: string): SourceFile['imports'] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos, end }) => {
    const start = Math.max(text.lastIndexOf('import', pos), text.lastIndexOf('export', pos), 0)
    return { specifier: fileName, statement: text.slice(start, end + 2).replaceAll(/\s+/g, ' ') }
  })
}
