import { MutoscopeError } from '@mutoscope/core'

/** A refusal to write, with what the refused tokens cost where that is known: they are billed all the same. */
export function refusedScript(message: string, costMicros: number | undefined): MutoscopeError {
  return new MutoscopeError('MODEL_REFUSED', {
    message,
    details: costMicros === undefined ? {} : { costMicros },
  })
}
