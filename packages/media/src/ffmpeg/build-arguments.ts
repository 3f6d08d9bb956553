import ffmpeg from 'fluent-ffmpeg'

/** Files or pipes that ffmpeg reads or writes, with the options that stand before them. */
export interface FfmpegEndpoint {
  /** For instance `file:/a/b.mp4` or `pipe:0`. */
  readonly target: string
  /** @default none */
  readonly options?: readonly string[]
}

/** A command line in parts. */
export interface FfmpegCommand {
  readonly inputs: readonly FfmpegEndpoint[]
  readonly output: FfmpegEndpoint
}

/**
 * Puts a command line into ffmpeg's order, each argument exactly as given. The only place that knows
 * fluent-ffmpeg, of which nothing but its order of arguments is used: its checks of formats and codecs
 * misread newer versions of ffmpeg.
 */
export function buildArguments(command: FfmpegCommand): string[] {
  const builder = ffmpeg()
  for (const input of command.inputs) {
    builder.input(input.target)
    const [first, ...others] = input.options ?? []
    if (first !== undefined) builder.inputOptions(first, ...kept(others))
  }
  builder.output(command.output.target)
  const [first, ...others] = command.output.options ?? []
  if (first !== undefined) builder.outputOptions(first, ...kept(others))
  const args = builder._getArguments().filter((argument) => argument !== FILLER)
  // The runner says itself that files may be replaced.
  const afterInputs = command.inputs.reduce((sum, input) => sum + 2 + (input.options?.length ?? 0), 0)
  if (args[afterInputs] === '-y') args.splice(afterInputs, 1)
  return args
}

/** A lone argument would be cut in two at a space. */
const FILLER = '\u0000'

function kept(others: readonly string[]): readonly string[] {
  return others.length === 0 ? [FILLER] : others
}
