import { SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api'
import { MutoscopeError } from '../errors/mutoscope-error.js'

/**
 * Does some work inside a span of OpenTelemetry, a child of the one that is active. It costs next to nothing
 * as long as the host has registered no SDK. A span never carries prompts, keys or owners.
 *
 * @param name `noun.verb`, such as `run.advance`
 * @param attributes what is known at the start; names begin with `mutoscope.`
 * @param work may set more attributes of the span
 */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  return trace.getTracer('mutoscope').startActiveSpan(`mutoscope ${name}`, { attributes }, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      const code = MutoscopeError.isInstance(error) ? error.code : 'INTERNAL_ERROR'
      span.setAttribute('error.type', code)
      span.setStatus({ code: SpanStatusCode.ERROR, message: code })
      throw error
    } finally {
      span.end()
    }
  })
}
