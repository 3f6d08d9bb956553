import { isIgnored } from './assert-environment.js'

/** Variables that other servers of this kind read, and why this one has no use for them. */
const UNUSED: { readonly [variable: string]: string } = {
  SUPABASE_ANON_KEY: 'files in Supabase Storage are reached with SUPABASE_SERVICE_ROLE_KEY',
  SESSION_SECRET: 'there are no sessions; callers are known by bearer tokens (JWT_SECRET)',
}

/** A sentence for each variable that is set and that nothing reads, so that none is passed over in silence. */
export function unusedVariables(env: NodeJS.ProcessEnv): readonly string[] {
  return Object.entries(UNUSED).flatMap(([variable, why]) =>
    (env[variable] ?? '') === '' || isIgnored(variable, env) ? [] : [`${variable} is not used: ${why}.`],
  )
}
