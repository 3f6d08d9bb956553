/** The command line is not what the command takes. Ends the process with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
