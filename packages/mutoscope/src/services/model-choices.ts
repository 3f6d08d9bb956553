import { MutoscopeError } from '@mutoscope/core'
import type { ModelKind } from './define-service.js'

/** Kinds of models that a setting can choose. */
export const CHOSEN_KINDS = [
  'script',
  'image',
  'speech',
  'music',
  'video',
  'avatar',
] as const satisfies readonly ModelKind[]

/** A model that a setting names. */
export interface NamedModel {
  /** The environment variable that names it. */
  readonly variable: string
  readonly provider: string
  readonly model: string
}

/** The models that settings name, by kind. */
export type ModelChoices = { readonly [Kind in ModelKind]?: NamedModel }

/** The variable that chooses a kind's model, for instance `MUTOSCOPE_IMAGE_MODEL`. */
export function modelVariable(kind: ModelKind): string {
  return `MUTOSCOPE_${kind.toUpperCase()}_MODEL`
}

/**
 * Reads which models the environment names: `provider/model`, or `offline`. @throws `INVALID_INPUT` for
 * another form
 */
export function readModelChoices(env: NodeJS.ProcessEnv): ModelChoices {
  return Object.fromEntries(
    CHOSEN_KINDS.flatMap((kind) => {
      const variable = modelVariable(kind)
      const given = env[variable]?.trim() ?? ''
      return given === '' ? [] : [[kind, readModelName(variable, given)]]
    }),
  )
}

function readModelName(variable: string, given: string): NamedModel {
  // Names of models may have slashes of their own.
  const [, provider, model] = /^([^/]+)(?:\/(.+))?$/u.exec(given) ?? []
  if (provider === undefined || (model === undefined && provider !== 'offline'))
    throw new MutoscopeError('INVALID_INPUT', {
      message: `${variable}: "${given}" is not a model name. Write it as provider/model, for example openai/gpt-6-luna, or as offline.`,
      details: { field: variable },
    })
  return { variable, provider, model: model ?? '' }
}
