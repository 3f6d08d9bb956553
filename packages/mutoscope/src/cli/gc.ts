import { defineCommand } from './command.js'
import { count, printNote, printResult } from './print-result.js'
import { withStudio } from './with-studio.js'

const HOUR_MS = 3_600_000
/** How often it says how far it is. */
const SAY_EVERY_MS = 5000

/** `mutoscope gc`: removes stored bytes that nothing refers to. */
export const gc = defineCommand({
  name: 'gc',
  summary: 'Delete stored files that no project, upload or export refers to.',
  word: null,
  examples: ['gc --dry-run', 'gc', 'gc --grace 0'],
  options: {
    'dry-run': { type: 'flag', says: 'delete nothing, only report what would be deleted' },
    grace: {
      type: 'number',
      min: 0,
      unit: 'hours',
      value: 'HOURS',
      says: 'keep files newer than this (default 1; use 0 only while nothing runs)',
    },
    parallel: {
      type: 'number',
      min: 1,
      isWhole: true,
      value: 'COUNT',
      says: 'files removed concurrently, which is faster in a bucket (default 16)',
    },
  },
  work: ({ values: { grace = 1, parallel, 'dry-run': dryRun = false, ...values } }) =>
    withStudio(values, async (studio) => {
      let saidAt = performance.now()
      const removed = await studio.gc({
        graceMs: Math.round(grace * HOUR_MS),
        dryRun,
        ...(parallel === undefined ? {} : { parallel }),
        onChecked({ checked, removed, bytes }) {
          if (performance.now() - saidAt < SAY_EVERY_MS) return
          saidAt = performance.now()
          printNote(
            values,
            `${count(checked, 'file')} checked, ${removed} ${dryRun ? 'to remove' : 'removed'} (${(bytes / 1e6).toFixed(1)} MB)…`,
          )
        },
      })
      const { artifacts, assets, unfinished, bytes } = removed
      printResult(
        values,
        removed,
        artifacts + assets + unfinished === 0
          ? 'Nothing to remove.'
          : dryRun
            ? `Would remove ${count(artifacts, 'artifact')} and ${count(assets, 'file')}: ${(bytes / 1e6).toFixed(1)} MB.`
            : `Removed ${count(artifacts, 'artifact')}, ${count(assets, 'file')} and ${count(unfinished, 'unfinished file')}: ${(bytes / 1e6).toFixed(1)} MB are free again.`,
      )
      return 0
    }),
})
