import { spawn, type ChildProcess } from 'node:child_process'

const SCRIPT = `
owner=$0; pid_file=$1; shift
while kill -0 "$owner" 2>&-; do sleep 1; done
kill -QUIT "$(head -n1 "$pid_file")"
rm -rf "$@"`

/**
 * Ends a server and removes its folders as soon as a process is gone, however that ended. To call it off, kill
 * what is returned.
 */
export function endWith(
  ownerPid: number,
  { pidFile, folders }: { readonly pidFile: string; readonly folders: readonly string[] },
): ChildProcess {
  const watch = spawn('sh', ['-c', SCRIPT, String(ownerPid), pidFile, ...folders], {
    detached: true,
    stdio: 'ignore',
  })
  watch.unref()
  return watch
}
