// Programs that are started hundreds of times: from one file, not from the hundreds of modules it stands for.
import { basename, extname, join } from 'node:path'
import { build } from 'tsup'

/**
 * Bundles a program and all that it imports into one file.
 *
 * @param conditions of exports, besides Node's: with `@mutoscope/source` packages are bundled from their sources
 * @returns the path of the file, in the folder
 */
export async function bundleProgram(
  program: string,
  { folder, conditions = [] }: { readonly folder: string; readonly conditions?: readonly string[] },
): Promise<string> {
  const name = basename(program, extname(program))
  await build({
    config: false,
    entry: { [name]: program },
    outDir: folder,
    format: 'esm',
    outExtension: () => ({ js: '.mjs' }),
    target: 'node24',
    noExternal: [/./u],
    splitting: false,
    silent: true,
    esbuildOptions(options) {
      options.conditions = [...conditions]
    },
    // What is CommonJS inside asks for Node's modules with `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)",
    },
  })
  return join(folder, `${name}.mjs`)
}
