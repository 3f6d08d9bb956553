import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Peak memory, in megabytes, of rendering one minute and ten minutes of video: Node and its ffmpeg together,
 * read from /proc.
 */
export async function measureMemory(folder) {
  return { short: await peakOf(folder, 60), long: await peakOf(folder, 600) }
}

async function peakOf(folder, seconds) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('render-long.mjs', import.meta.url)), `${folder}long-${seconds}`, String(seconds)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  let peak = 0
  const timer = setInterval(
    () => void memoryOfTree(child.pid).then((bytes) => (peak = Math.max(peak, bytes))),
    200,
  )
  const code = await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`the ${seconds} s render ended with ${code}`)
  return Math.round(peak / 1e6)
}

/** Resident memory of a process and everything below it, bytes. */
async function memoryOfTree(root) {
  const parents = new Map()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    const parent = Number(/^PPid:\s+(\d+)/mu.exec(status)?.[1])
    const kilobytes = Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0)
    parents.set(Number(name), { parent, bytes: kilobytes * 1024 })
  }
  const isBelow = (pid) =>
    pid === root || (parents.has(pid) && parents.get(pid).parent > 1 && isBelow(parents.get(pid).parent))
  return [...parents].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0)
}
