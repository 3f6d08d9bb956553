// Simulates a day and prints its figures: node scripts/simulate/main.ts [videos] [seed] [shards]
import { MILLION, toTable } from './scaling-doc.ts'
import { simulateDay } from './simulate-day.ts'

const [videos = MILLION.videos, seed = MILLION.seed, shards = MILLION.shards] = process.argv
  .slice(2)
  .map(Number)
if (![videos, seed, shards].every((value) => Number.isSafeInteger(value) && value > 0))
  throw new Error('videos, seed and shards are positive integers')
const day = { ...MILLION, videos, seed, shards }
console.log(toTable(day, simulateDay(day)))
