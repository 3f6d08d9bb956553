import type { Json } from '../digest/canonical-json.js'
import type { Content } from '../domain/artifact.js'
import { MutoscopeError } from '../errors/mutoscope-error.js'
import type { MadeOutput } from '../kinds/made-output.js'
import { nameOf } from '../models/choose-models.js'
import type { Engine } from '../engine/engine.js'
import type { KeyedRequest } from './make-request.js'
import { measureOutput, type Measured } from './measure-output.js'

/** An output whose bytes are in the asset store, and its facts as measured. */
export interface KeptOutput {
  readonly output: MadeOutput<Json>
  readonly content: Content | null
  readonly data: Json
}

/**
 * Copies an output's bytes into the asset store and looks at them there. Nothing is recorded: bytes that are
 * not what they have to be belong to nobody.
 *
 * @returns the error of an output that cannot be used (`MODEL_FAILED`), which names maker and artifact
 */
export async function keepOutput(
  engine: Pick<Engine, 'assets' | 'media' | 'crashPoint'>,
  request: KeyedRequest,
  output: MadeOutput<Json>,
  signal: AbortSignal,
): Promise<KeptOutput | MutoscopeError> {
  await engine.crashPoint('artifact.made')
  const content = output.stored ?? (await store(engine, output, signal))
  await engine.crashPoint('artifact.stored')
  if (request.bytes === undefined) return { output, content, data: output.data }
  const body = content === null ? null : await engine.assets.open(content.hash)
  const measured = await measureOutput(engine.media, request.bytes, body, output.data, signal)
  return measured.usable ? { output, content, data: measured.data } : unusable(request, measured)
}

async function store(
  { assets }: Pick<Engine, 'assets'>,
  { body, mediaType = 'application/octet-stream' }: MadeOutput<Json>,
  signal: AbortSignal,
): Promise<Content | null> {
  return body === null ? null : assets.put(body, { mediaType, signal, takeFile: body.path !== undefined })
}

function unusable(
  { name, bytes = 'picture', identity }: KeyedRequest,
  { reason, cause }: Extract<Measured, { usable: false }>,
): MutoscopeError {
  const model = nameOf(identity)
  return new MutoscopeError('MODEL_FAILED', {
    message: `${model} returned an unusable ${bytes} for ${name}: ${reason.replace(/\.$/u, '')}. The next run requests it again.`,
    details: { model, name },
    cause,
  })
}
