// What installing the packages puts on a disk: packed as they are published, installed by npm into an empty folder.
import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const repository = resolve(import.meta.dirname, '../..')

/**
 * Installed megabytes (10^6 bytes) of a client of one service, and of everything, each also without zod, which
 * alone is larger than the first may be, and with its heaviest packages. Needs built packages; npm fetches what
 * its cache lacks.
 */
export async function measureInstalledSizes(folder) {
  const tarballs = join(folder, 'tarballs')
  await rm(folder, { recursive: true, force: true })
  await mkdir(tarballs, { recursive: true })
  await run('pnpm', ['--recursive', '--filter', './packages/*', 'pack', '--pack-destination', tarballs], {
    cwd: repository,
  })
  const files = new Map()
  for (const file of await readdir(tarballs))
    files.set(
      file.replace(/^mutoscope-(?=[a-z])/u, '@mutoscope/').replace(/-\d.*$/u, ''),
      `file:${join(tarballs, file)}`,
    )
  return {
    oneProvider: await install(join(folder, 'one-provider'), files, [
      '@mutoscope/core',
      '@mutoscope/providers',
    ]),
    everything: await install(join(folder, 'everything'), files, [...files.keys()]),
  }
}

async function install(folder, files, names) {
  await mkdir(folder)
  const dependencies = Object.fromEntries(names.map((name) => [name, files.get(name)]))
  await writeFile(
    join(folder, 'package.json'),
    // None of ours is looked up: a version of that number may have been published.
    JSON.stringify({ private: true, dependencies, overrides: Object.fromEntries(files) }),
  )
  await run(
    'npm',
    ['install', '--prefer-offline', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'],
    { cwd: folder },
  )
  const sizes = new Map()
  for (const entry of await readdir(join(folder, 'node_modules'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const name = /^(?:@[^/]+\/)?[^/]+/u.exec(path.slice(path.lastIndexOf('/node_modules/') + 14))?.[0] ?? ''
    sizes.set(name, (sizes.get(name) ?? 0) + (await stat(path)).size)
  }
  const heaviest = [...sizes].toSorted(([, a], [, b]) => b - a).slice(0, 8)
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return {
    megabytes: bytes / 1e6,
    megabytesBesideZod: (bytes - (sizes.get('zod') ?? 0)) / 1e6,
    heaviest: heaviest.map(([name, size]) => `${name} ${(size / 1e6).toFixed(1)}`).join(', '),
  }
}
