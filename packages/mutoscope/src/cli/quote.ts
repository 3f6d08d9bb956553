import type { Price, Quote, QuotedStage } from '@mutoscope/core'
import { defineCommand } from './command.js'
import { formatMicros, printResult } from './print-result.js'
import { OFFLINE_OPTION, withProject } from './with-studio.js'

/** `mutoscope quote`: what a run would make, with which models, and what it would cost. Makes nothing. */
export const quote = defineCommand({
  name: 'quote',
  summary: 'Show what rendering a project would make, with which models, and at what cost.',
  word: { name: 'PROJECT', required: true },
  examples: ['quote fox', 'quote fox --target images'],
  options: {
    target: { type: 'text', value: 'STAGE', says: 'the stage to reach (default the last)' },
    ...OFFLINE_OPTION,
  },
  work: ({ values, word }) =>
    withProject(values, word, async (studio, ref) => {
      const quoted = await studio.quote(ref, values.target)
      printResult(values, quoted, describeQuote(quoted))
      return 0
    }),
})

function describeQuote({ stages, price, toMake, current, waitsAt }: Quote): string {
  const assumes = price.assumes.map((words) => `  assumes ${words}`)
  return [
    ...stages.map(describeStage),
    ...waitsAt.map((gate) => `  ${gate.padEnd(10)} waits for an approval`),
    `${toMake} to make, ${current} current, ${describePrice(price)}`,
    ...assumes,
  ].join('\n')
}

function describeStage({ stage, current, toMake, artifacts, price }: QuotedStage): string {
  const models = new Set(
    artifacts
      .filter(({ state, provider }) => state !== 'current' && provider !== 'local')
      .map(({ provider, model, mayUse }) =>
        [`${provider}/${model}${provider === 'offline' ? ' (keyless)' : ''}`, ...mayUse].join(', else '),
      ),
  )
  const by = models.size === 0 ? '' : `  ${[...models].join('; ')}`
  return `  ${stage.padEnd(10)} ${String(toMake).padStart(3)} to make, ${String(current).padStart(3)} current  ${describePrice(price)}${by}`
}

function describePrice({ minMicros, expectedMicros, maxMicros }: Price): string {
  const expected = formatMicros(expectedMicros)
  return minMicros === maxMicros
    ? expected
    : `${expected} (${formatMicros(minMicros)} to ${formatMicros(maxMicros)})`
}
