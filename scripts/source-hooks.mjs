// Lets a worker thread that was started from a TypeScript source resolve `./x.js` to `./x.ts`. Only tests load this.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      return next(`${specifier.slice(0, -3)}.ts`, context)
    }
    return next(specifier, context)
  },
})
