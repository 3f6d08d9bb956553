import { approve } from './approve.js'
import { codegen } from './codegen.js'
import type { Command } from './command.js'
import { doctor } from './doctor.js'
import { edit } from './edit.js'
import { exportVideo } from './export.js'
import { gc } from './gc.js'
import { list } from './list.js'
import { make } from './make.js'
import { migrate } from './migrate.js'
import { openapi } from './openapi.js'
import { quote } from './quote.js'
import { render } from './render.js'
import { serve } from './serve.js'
import { show } from './show.js'
import { status } from './status.js'
import { thumbnails } from './thumbnails.js'
import { token } from './token.js'
import { worker } from './worker.js'

/** Every command of the command line. */
export const COMMANDS: readonly Command[] = [
  make,
  list,
  show,
  status,
  quote,
  edit,
  approve,
  render,
  exportVideo,
  thumbnails,
  doctor,
  gc,
  migrate,
  serve,
  worker,
  token,
  openapi,
  codegen,
]
