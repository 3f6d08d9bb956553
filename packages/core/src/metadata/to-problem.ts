import { METADATA_PROBLEMS, type MetadataProblem, type MetadataProblemCode } from './metadata-problem.js'

/** A problem with the severity of its code. */
export function toProblem(code: MetadataProblemCode, field: string, message: string): MetadataProblem {
  return { code, severity: METADATA_PROBLEMS[code], field, message }
}
