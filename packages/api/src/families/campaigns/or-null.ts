import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

/** Does something that one error is expected of, and gives null for that one. */
export async function orNull<Result>(code: ErrorCode, work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    if (MutoscopeError.isInstance(error) && error.code === code) return null
    throw error
  }
}
