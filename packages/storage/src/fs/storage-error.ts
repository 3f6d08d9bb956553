import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

const CODES: { readonly [code: string]: keyof typeof MESSAGES } = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'OUTPUT_NOT_WRITABLE',
  EACCES: 'OUTPUT_NOT_WRITABLE',
  EPERM: 'OUTPUT_NOT_WRITABLE',
  ENOTDIR: 'OUTPUT_NOT_WRITABLE',
  EISDIR: 'OUTPUT_NOT_WRITABLE',
}

/** Told to whoever asked for the work, so without a path: that is in the cause, for the log. */
const MESSAGES = {
  DISK_FULL: (folder) =>
    `The disk of the ${folder} folder is full. Free some space, or choose another folder.`,
  OUTPUT_NOT_WRITABLE: (folder) =>
    `The ${folder} folder cannot be written. Give this process the right to, or choose another folder.`,
} as const satisfies { readonly [code in ErrorCode]?: (folder: string) => string }

/**
 * Waits for a write to the asset folder, or another one, and gives what the system says against it its code.
 * Other errors stay.
 */
export async function storing<Value>(work: Promise<Value>, folder = 'asset'): Promise<Value> {
  try {
    return await work
  } catch (error) {
    const code = CODES[systemCode(error) ?? '']
    if (code === undefined) throw error
    throw new MutoscopeError(code, { message: MESSAGES[code](folder), cause: error })
  }
}

/** The system's name of an error, such as `ENOENT`, or null for what is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
