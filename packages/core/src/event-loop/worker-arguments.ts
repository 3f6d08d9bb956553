const TYPED_IN = /^(?:--input-type|--eval|--print|-e|-p|-pe)(?:=|$)/
const MODULES = /^(?:--import|--require|-r|--conditions|-C|--loader|--experimental-loader)(?:=|$)/

/**
 * Options of a worker thread, from the Node arguments of the main program. A thread inherits them all, except
 * from a program that was typed in (`node --input-type=module -e …`), on which it would fail: there it gets
 * {@link moduleArguments}. They cannot simply be handed on, because a thread refuses V8's, such as
 * `--max-old-space-size`, when they are given to it and not inherited.
 */
export function workerArguments(execArgv: readonly string[]): { readonly execArgv?: string[] } {
  if (!execArgv.some((argument) => TYPED_IN.test(argument))) return {}
  return { execArgv: moduleArguments(execArgv) }
}

/** Of the Node arguments of the main program those that say how modules are found. */
export function moduleArguments(execArgv: readonly string[]): string[] {
  return execArgv.filter((argument, index) => MODULES.test(argument) || isValue(execArgv[index - 1]))
}

function isValue(before: string | undefined): boolean {
  return before !== undefined && MODULES.test(before) && !before.includes('=')
}
