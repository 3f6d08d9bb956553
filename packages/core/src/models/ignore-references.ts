import type { ImageData, ImageRequest } from '../kinds/image.js'
import type { Json } from '../digest/canonical-json.js'
import type { Model, ModelOutput } from '../providers/model.js'

/** A picture model that takes no reference pictures: it draws without them and says so in a warning. */
export function ignoreReferences<Picture extends Model<ImageRequest, ImageData>>(model: Picture): Picture {
  const warning = `${model.provider}/${model.model} takes no reference pictures and drew without them.`
  const warned = (output: ModelOutput<ImageData>): ModelOutput<ImageData> => ({
    ...output,
    warnings: [...(output.warnings ?? []), warning],
  })
  if ('generate' in model) {
    return {
      ...model,
      generate: async (request: ImageRequest, context: Parameters<typeof model.generate>[1]) => {
        const output = await model.generate(request, context)
        return hasReferences(request) ? warned(output) : output
      },
    }
  }
  // Whoever asks for the outcome has only the operation, so that tells it.
  const marked = (operation: Json, request: ImageRequest): Json =>
    hasReferences(request)
      ? { ...(operation as { readonly [name: string]: Json }), referencesIgnored: true }
      : operation
  type Context = Parameters<typeof model.start>[1]
  return {
    ...model,
    start: async (request: ImageRequest, context: Context) => {
      const started = await model.start(request, context)
      return { ...started, operation: marked(started.operation, request) }
    },
    status: async (operation: Json, context: Context) => {
      const found = await model.status(operation, context)
      return found.status === 'succeeded' && isMarked(operation)
        ? { ...found, output: warned(found.output) }
        : found
    },
    ...(model.reconcile === undefined
      ? {}
      : {
          reconcile: async (...given: Parameters<NonNullable<typeof model.reconcile>>) => {
            const found = (await model.reconcile?.(...given)) ?? { found: 'unknown' }
            return found.found === 'operation'
              ? { ...found, operation: marked(found.operation, given[1]) }
              : found
          },
        }),
  }
}

function hasReferences({ references = [] }: ImageRequest): boolean {
  return references.length > 0
}

function isMarked(operation: Json): boolean {
  return typeof operation === 'object' && operation !== null && 'referencesIgnored' in operation
}
