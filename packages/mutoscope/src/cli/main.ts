#!/usr/bin/env node
import { MutoscopeError } from '@mutoscope/core'
import { codegen } from './codegen.js'
import { doctor } from './doctor.js'
import { edit } from './edit.js'
import { make } from './make.js'
import { openapi } from './openapi.js'
import { serve } from './serve.js'
import { status } from './status.js'
import { token } from './token.js'
import { UsageError } from './usage-error.js'

const USAGE = `mutoscope — make videos from a brief

  mutoscope make "<brief>" [--duration 30] [--aspect 16:9] [--out hero.mp4]
  mutoscope make --script story.txt [--title "..."] [--out story.mp4]
  mutoscope edit <project> --scene 3 [--narration "..."] [--image "..."] [--retake image]
  mutoscope edit <project> --order 1,3,2
  mutoscope status [<project>]
  mutoscope serve [--port 8000] [--host 127.0.0.1] [--families jobs,ads] [--public-url URL] [--flavors FOLDER]
  mutoscope openapi [--out FILE] [--3.2] [--families jobs,ads] [--prefix /video]
  mutoscope codegen --from URL|FILE --out FILE [--check]
  mutoscope token <owner> [--admin]    (signs with JWT_SECRET, for JWT_EXPIRES_IN)
  mutoscope doctor

Options of make
  --out FILE          where the MP4 is written (default: <project>.mp4)
  --duration SECONDS  length of the video (default 30; with a script, its words decide)
  --script FILE       your own words instead of a brief
  --title TEXT        title of a scripted video
  --project NAME      project to continue (default: the name of the output file)
  --aspect 16:9|9:16|1:1      --resolution 720p|1080p|1440p|2160p   --fps 24|30|60
  --style NAME  --template NAME  --music NAME  --voice NAME  --language CODE
  --speed 0.7-1.3  --pitch 0.7-1.3  --wpm 80-240  --quality draft|standard|high
  --no-captions       draw no captions         --sidecars   also write .srt, .vtt and .ass
Everywhere
  --data FOLDER       database and assets (default: $MUTOSCOPE_DATA or ./.mutoscope)
  --json              print the result as JSON
  --help              this text
`

const COMMANDS = { make, edit, status, serve, token, openapi, codegen, doctor }

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2)
  if (name === undefined || name === '--help' || name === 'help' || args.includes('--help')) {
    process.stdout.write(USAGE)
    return name === undefined ? 2 : 0
  }
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1]
  if (command === undefined) throw new UsageError(`There is no command "${name}".`)
  return command(args)
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nSee mutoscope --help\n`)
    process.exitCode = 2
  } else if (MutoscopeError.isInstance(error)) {
    const { cause } = error
    const reason =
      cause instanceof Error && !error.message.includes(cause.message) ? ` (${cause.message})` : ''
    process.stderr.write(`${error.code}: ${error.message}${reason}\n`)
    process.exitCode = error.code === 'CANCELLED' ? 130 : 1
  } else {
    throw error
  }
}
