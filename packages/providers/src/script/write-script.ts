import { MutoscopeError } from '@mutoscope/core'
import type { ModelContext, ModelOutput, Script, ScriptRequest } from '@mutoscope/core/ports'
import { jsonInText } from './json-in-text.js'
import { planScript } from './plan-script.js'
import { repairQuestion, type ScriptQuestion } from './script-prompt.js'
import { toStrictJsonSchema } from './script-schema.js'

/**
 * What a language model answered: its text, whether that was cut off because its tokens were used up, and
 * what it cost where that is known.
 */
export type ScriptResponse = {
  readonly text: string
  readonly cutOff?: boolean
  readonly costMicros?: number | undefined
  readonly warnings?: readonly string[]
}

/** Asks a language model, as one paid submission. @throws as `generate` of a model does */
export type AskScript = (
  question: ScriptQuestion & { readonly schema: Readonly<Record<string, unknown>> },
  context: ModelContext,
) => Promise<ScriptResponse>

/**
 * Has a language model write a script. An answer that breaks the schema or our rules is asked for once more
 * with the issues named. The second question is a paid submission of its own, under the marker and key of the
 * call with `-repair` behind them.
 *
 * @throws `SCRIPT_INVALID` when the second answer cannot be used either, or one was cut off; `details` has
 *   `issues` and `costMicros`, what both cost. Whatever `ask` throws.
 */
export async function writeScript(
  ask: AskScript,
  request: ScriptRequest,
  context: ModelContext,
): Promise<ModelOutput<Script>> {
  const { question, schema, read, warnings } = await planScript(request, context.signal)
  const wireSchema = toStrictJsonSchema(schema)
  const first = await ask({ ...question, schema: wireSchema }, context)
  assertWhole([first])
  const firstRead = read(jsonInText(first.text))
  if ('script' in firstRead) return toOutput(firstRead.script, [first], warnings)
  context.progress(0.5)
  const second = await askAgain(
    ask,
    { ...repairQuestion(question, first.text, firstRead.issues), schema: wireSchema },
    context,
    first,
    firstRead.issues,
  )
  assertWhole([first, second])
  const secondRead = read(jsonInText(second.text))
  if ('script' in secondRead)
    return toOutput(
      secondRead.script,
      [first, second],
      [...warnings, 'The first script could not be used and was written again.'],
    )
  throw scriptInvalid(
    secondRead.issues,
    [first, second],
    'The model wrote a script that cannot be used, twice',
  )
}

type Question = Parameters<AskScript>[0]

async function askAgain(
  ask: AskScript,
  question: Question,
  context: ModelContext,
  first: ScriptResponse,
  issues: readonly string[],
): Promise<ScriptResponse> {
  const { call: asked } = context
  const call = asked && {
    ...asked,
    marker: `${asked.marker}-repair`,
    idempotencyKey: `${asked.idempotencyKey}-repair`,
  }
  try {
    return await ask(question, { ...context, ...(call === undefined ? {} : { call }) })
  } catch (error) {
    // These codes would say that nothing was accepted, but the first answer was, and has been paid.
    if (MutoscopeError.isInstance(error) && error.code.startsWith('PROVIDER_'))
      throw scriptInvalid(
        issues,
        [first],
        `The script cannot be used, and asking again failed (${error.code})`,
      )
    throw withCost(error, first)
  }
}

/** A refusal of the second answer, with what the first has cost as well. */
function withCost(error: unknown, first: ScriptResponse): unknown {
  if (!MutoscopeError.isInstance(error) || first.costMicros === undefined) return error
  const { costMicros } = error.details
  if (typeof costMicros !== 'number') return error
  return new MutoscopeError(error.code, {
    message: error.message,
    details: { ...error.details, costMicros: costMicros + first.costMicros },
    cause: error,
  })
}

/** A longer answer would be cut off again, so it is not asked for. */
function assertWhole(answers: readonly ScriptResponse[]): void {
  if (answers.at(-1)?.cutOff !== true) return
  throw scriptInvalid(
    ['It was cut off.'],
    answers,
    'The model used up its tokens before the script was whole. Ask for a shorter video or use another model',
  )
}

function toOutput(
  script: Script,
  answers: readonly ScriptResponse[],
  warnings: readonly string[],
): ModelOutput<Script> {
  const cost = costOf(answers)
  const told = new Set(answers.flatMap((answer) => answer.warnings ?? []))
  return {
    body: null,
    data: script,
    ...(cost === undefined ? {} : { costMicros: cost }),
    warnings: [...warnings, ...told],
  }
}

function scriptInvalid(
  issues: readonly string[],
  answers: readonly ScriptResponse[],
  what: string,
): MutoscopeError {
  const cost = costOf(answers)
  const details = { issues, ...(cost === undefined ? {} : { costMicros: cost }) }
  return new MutoscopeError('SCRIPT_INVALID', {
    message: `${what}: ${issues.join(' ')}`.slice(0, 1000),
    details,
  })
}

function costOf(answers: readonly ScriptResponse[]): number | undefined {
  return answers.every((answer) => answer.costMicros !== undefined)
    ? answers.reduce((sum, answer) => sum + (answer.costMicros ?? 0), 0)
    : undefined
}
