import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createWorkFolders } from './work-folders.js'

it('removes the folders of however many at the end of the process, with one listener', async () => {
  const base = await mkdtemp(join(tmpdir(), 'work-folders-'))
  // Others of this process have their listener already.
  const before = process.rawListeners('exit') as (() => void)[]
  process.removeAllListeners('exit')
  const roots = await Promise.all(Array.from({ length: 15 }, () => createWorkFolders(base).root()))
  expect(new Set(roots).size).toBe(15)
  expect(roots.every((root) => existsSync(root))).toBe(true)
  const added = process.listeners('exit')
  expect(added).toHaveLength(1)
  for (const listener of added) listener(0)
  expect(roots.filter((root) => existsSync(root))).toEqual([])
  process.removeAllListeners('exit')
  for (const listener of before) process.on('exit', listener)
  await rm(base, { recursive: true })
})
