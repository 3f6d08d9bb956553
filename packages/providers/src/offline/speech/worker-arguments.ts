const ABOUT_INPUT = /^(?:--input-type|-e|--eval|-p|-pe|--print)$/

/** The Node arguments that a worker thread takes over: all but those that say how the main program was typed in (`node --input-type=module -e …`), on which a worker fails. */
export function workerArguments(execArgv: readonly string[]): string[] {
  return execArgv.filter((argument, index) => !/^--(?:input-type|eval|print)=/.test(argument) && !ABOUT_INPUT.test(argument) && !ABOUT_INPUT.test(execArgv[index - 1] ?? ''))
}
