import { toMicros, type Run, type Studio } from '@mutoscope/core'
import { describeVideo } from './describe-video.js'
import type { MadeVideo, RenderVideoOptions } from '../make-video.js'
import { writeSidecars } from '../write-sidecars.js'
import type { OptionTable, OptionValues } from './command.js'
import { printNote, printResult } from './print-result.js'
import { createProgressBar } from './progress-bar.js'

/** Options of commands that run a project. */
export const RUN_OPTIONS = {
  budget: {
    type: 'number',
    value: 'DOLLARS',
    min: 0,
    unit: 'dollars',
    says: 'maximum cost of the run; requests that would exceed it are not sent',
  },
  priority: {
    type: 'number',
    value: '-10-10',
    min: -10,
    max: 10,
    isWhole: true,
    says: 'among your waiting runs, the highest goes first (default 0)',
  },
  approve: {
    type: 'flag',
    isOn: true,
    says: 'stop at each gate until `mutoscope approve` (by default, gates are approved and reported)',
  },
  sidecars: { type: 'flag', says: 'also write captions as .srt, .vtt and .ass beside the video' },
} as const satisfies OptionTable

type RunValues = OptionValues<typeof RUN_OPTIONS> & {
  readonly quiet?: boolean
  readonly json?: boolean
}

/** What a run is given to go on with, and what stops it. */
export type RunSettings = Omit<RenderVideoOptions, 'out'>

/** Runs something with a bar, until it is done or somebody presses Ctrl-C, and prints what was made. */
export async function runAndPrint(
  studio: Studio,
  values: RunValues,
  out: string,
  work: (settings: RunSettings) => Promise<MadeVideo>,
): Promise<number> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  const bar = createProgressBar(process.stderr)
  try {
    const made = await work({
      ...(values.budget === undefined ? {} : { budgetMicros: toMicros(values.budget) }),
      ...(values.priority === undefined ? {} : { priority: values.priority }),
      autoApprove: values.approve !== false,
      signal: controller.signal,
      ...(values.quiet === true ? {} : { onProgress: bar.update }),
      onApprove: (gates) => printNote(values, `approves ${gates.join(', ')}; --no-approve stops there`),
      onWait: (run) => printNote(values, describeWait(run, Date.now())),
    })
    bar.done()
    if (values.sidecars === true) await writeSidecars(studio, made.project, out)
    printResult(values, toResult(made), await describeVideo(made))
    return 0
  } finally {
    bar.done()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop)
  }
}

/** Says who holds a project, and until when. */
function describeWait({ workerId, leaseUntil }: Run, now: number): string {
  const seconds = Math.max(1, Math.ceil((leaseUntil - now) / 1000))
  return workerId === null
    ? 'An earlier run of this project has not ended; waiting for it.'
    : `Another process works on this project, or did until it was killed; waiting for it. It must report within ${seconds} s.`
}

function toResult(made: MadeVideo) {
  return { ...made, project: made.project.key ?? made.project.id, projectId: made.project.id }
}
