import type { ErrorEntry } from '../packages/core/src/index.js'

/** Writes the page of error codes from their table. */
export function errorsDoc(errors: Readonly<Record<string, ErrorEntry>>): string {
  const rows = Object.entries(errors).map(([code, { status, retryable, message }]) => `| \`${code}\` | ${status} | ${retryable ? 'yes' : 'no'} | ${message} |`)
  return `# Errors

<!-- Made from packages/core/src/errors/error-table.ts by \`pnpm run docs:errors\`. -->

Everything Mutoscope throws is a \`MutoscopeError\`. Switch on its \`code\`: codes do not change, messages may.
\`status\` is the HTTP status it is answered with, \`retryable\` says whether the same request can succeed later, and
\`details\` has facts for programs, such as the \`field\` that is wrong. The message of a thrown error is usually more
exact than the sentence here: it names the value and what to do.

\`\`\`ts
import { MutoscopeError } from '@mutoscope/core'

export function shouldRetry(error: unknown): boolean {
  return MutoscopeError.isInstance(error) && error.retryable
}
\`\`\`

| code | status | retry helps | meaning |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}
