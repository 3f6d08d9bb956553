// Lets a worker thread that was started from a TypeScript source resolve `./x.js` to `./x.ts`. Only tests
// load this.
import { registerHooks } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Node 24's own TypeScript stripper is a WebAssembly module; V8 13.6 can free a shared wrapper of it twice
// when worker threads come and go (nodejs/node#66366). Built files load no such module.
setFlagsFromString('--no-wasm-code-gc')

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      return next(`${specifier.slice(0, -3)}.ts`, context)
    }
    return next(specifier, context)
  },
})
