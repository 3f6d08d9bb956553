import { MutoscopeError, type ErrorCode } from '@mutoscope/core'

const CODES: { readonly [code: string]: ErrorCode } = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'OUTPUT_NOT_WRITABLE',
  EACCES: 'OUTPUT_NOT_WRITABLE',
  EPERM: 'OUTPUT_NOT_WRITABLE',
  ENOTDIR: 'OUTPUT_NOT_WRITABLE',
}

/**
 * Waits for a write below `root` and gives what the system says against it its code. Other errors stay as
 * they are.
 */
export async function storing<Value>(root: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    const code = CODES[systemCode(error) ?? '']
    if (code === undefined) throw error
    throw new MutoscopeError(code, { message: messageFor(code, root), details: { root }, cause: error })
  }
}

/** The system's name of an error, such as `ENOENT`, or null for what is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function messageFor(code: ErrorCode, root: string): string {
  if (code === 'DISK_FULL')
    return `The disk of the asset folder ${root} is full. Free some space, or choose another \`root\`.`
  return `The asset folder ${root} cannot be written. Give this process the right to, or choose another \`root\`.`
}
