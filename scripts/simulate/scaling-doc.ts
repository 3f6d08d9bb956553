import { simulateDay, type Simulated, type Simulation } from './simulate-day.ts'

/** A million videos a day. The time of a render was measured: 30 s of 1080p30 take 26 s of one core on average. */
export const MILLION: Simulation = {
  seed: 20_261_130,
  videos: 1_000_000,
  owners: 200_000,
  peak: 2,
  waitSec: { median: 120, spread: 0.6 },
  renderSec: { median: 23, spread: 0.5 },
  shards: 16,
  listed: 100,
  renderWaitSec: 30,
  outageSec: 300,
}

/** What one such video leaves behind, counted: 30 s in 6 scenes with voices, music and captions. */
const PER_VIDEO = { steps: 29, objects: 27, megabytes: 26 }

const START = '<!-- simulated: pnpm run docs:generated -->'
const END = '<!-- end -->'

/** The page with the figures of the simulation in its table. */
export function scalingDoc(page: string): string {
  const [before, rest] = split(page, START)
  const [, after] = split(rest, END)
  return `${before}${START}\n\n${toTable(MILLION, simulateDay(MILLION))}\n\n${END}${after}`
}

/** The figures as a table. */
export function toTable(
  { videos, shards, listed, renderWaitSec, outageSec }: Simulation,
  day: Simulated,
): string {
  const { steps, objects, megabytes } = PER_VIDEO
  const rate = (value: number) => round(value * steps)
  const rows: readonly (readonly [string, string])[] = [
    [
      'orders per second: average, busiest minute',
      `${round(day.ordersPerSec)}, ${round(day.ordersPerSecAtPeak)}`,
    ],
    ['runs that wait for providers at once, at most', round(day.waitingAtMost)],
    ['videos of the largest owner', round(day.largestOwner)],
    [
      'durable steps per second in the busiest minute: all, busiest shard',
      `${rate(day.ordersPerSecAtPeak)}, ${rate(day.shardAtPeak.directory)}`,
    ],
    [
      `busiest of ${shards} shards against the average: hash alone, directory of ${listed} owners`,
      `${day.shardShare.hash.toFixed(2)}, ${day.shardShare.directory.toFixed(2)}`,
    ],
    [
      `render slots (cores): if they never idled; for 99 % within ${renderWaitSec} s; of them the busiest shard`,
      `${day.slotsAtLeast}; ${day.slots}; ${day.slotsOfBusiest}`,
    ],
    ['longest wait for a slot, seconds', round(day.longestWaitSec)],
    [
      `no render for ${outageSec / 60} min at the peak: longest wait, and time until waits are short again`,
      `${round(day.outage.longestWaitSec)} s, ${round(day.outage.overAfterSec / 60)} min`,
    ],
    [
      'objects written per second on average; TB per day',
      `${round(day.ordersPerSec * objects)}; ${round((videos * megabytes) / 1_000_000)}`,
    ],
  ]
  return [
    '| what | figure |',
    '| --- | --- |',
    ...rows.map(([what, figure]) => `| ${what} | ${figure} |`),
  ].join('\n')
}

function round(value: number): string {
  return value < 100 ? String(Math.round(value * 10) / 10) : Math.round(value).toLocaleString('en-US')
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  if (at === -1) throw new Error(`docs/scaling.md has no line ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
