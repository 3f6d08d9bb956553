import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import bundling from '../packages/media/tsup.config.js'

const root = resolve(import.meta.dirname, '..')
const notices = readFileSync(resolve(root, 'docs/third-party-notices.md'), 'utf8')

/** Licences that ask for nothing but their own notice, which npm installs with the package. */
const PERMISSIVE = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
])

it('docs/third-party-notices.md names every installed dependency whose licence asks for more', () => {
  const listed = JSON.parse(
    execFileSync('pnpm', ['--recursive', 'licenses', 'list', '--prod', '--json'], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as Record<string, readonly { readonly name: string }[]>
  const licences = Object.entries(listed)
  expect(licences.flatMap(([, packages]) => packages).length).toBeGreaterThan(50)
  const unnamed = licences
    .filter(([licence]) => !PERMISSIVE.has(licence))
    .flatMap(([licence, packages]) => packages.map(({ name }) => ({ licence, name })))
    // Binaries have a package for each platform.
    .filter(({ name }) => !notices.includes(name.replace(/-(?:linux|linuxmusl|darwin|win32)-.*$/u, '')))
  expect(unnamed).toEqual([])
})

it('the notice of a package names every library that is bundled into it, in the version that is', () => {
  const bundled = 'noExternal' in bundling ? (bundling.noExternal ?? []) : []
  const notice = readFileSync(resolve(root, 'packages/media/NOTICE.md'), 'utf8')
  const { devDependencies } = JSON.parse(
    readFileSync(resolve(root, 'packages/media/package.json'), 'utf8'),
  ) as { readonly devDependencies: Readonly<Record<string, string>> }
  expect(bundled.length).toBeGreaterThan(0)
  const unnamed = bundled.filter(
    (name) => !notice.includes(`## ${String(name)} ${devDependencies[String(name)]}\n`),
  )
  expect(unnamed).toEqual([])
})
