import { MutoscopeError } from '@mutoscope/core'

/** Services of the host's own that take over steps of the work; null for a step that is done as usual. */
export interface ServiceConfig {
  /** Base addresses without a slash at the end. */
  readonly scriptUrl: string | null
  readonly audioUrl: string | null
  readonly imageUrl: string | null
  readonly videoUrl: string | null
  /** How long a service may take for one request, milliseconds. */
  readonly timeoutMs: number
  /** Origins inside the own network that services may put their outputs at, besides their own. */
  readonly outputOrigins: readonly string[]
}

/** Five minutes, as a render takes. */
const TIMEOUT_SECONDS = '300'

/**
 * Reads SCRIPT_SERVICE_URL, AUDIO_SERVICE_URL, IMAGE_SERVICE_URL, VIDEO_SERVICE_URL, SERVICE_TIMEOUT_SECONDS
 * and SERVICE_OUTPUT_ORIGINS.
 *
 * @throws `INVALID_INPUT` for an address or number that is none
 */
export function readServiceConfig(env: NodeJS.ProcessEnv): ServiceConfig {
  const address = (variable: string): string | null => {
    const given = env[variable] ?? ''
    return given === '' ? null : readAddress(variable, given).href.replace(/(?<!\/)\/+$/u, '')
  }
  const seconds = Number(env['SERVICE_TIMEOUT_SECONDS'] ?? TIMEOUT_SECONDS)
  if (!(seconds > 0 && seconds <= 86_400))
    throw invalid(
      'SERVICE_TIMEOUT_SECONDS',
      `"${env['SERVICE_TIMEOUT_SECONDS']}" is no time. Set SERVICE_TIMEOUT_SECONDS to a number above 0, at most 86400.`,
    )
  return {
    scriptUrl: address('SCRIPT_SERVICE_URL'),
    audioUrl: address('AUDIO_SERVICE_URL'),
    imageUrl: address('IMAGE_SERVICE_URL'),
    videoUrl: address('VIDEO_SERVICE_URL'),
    timeoutMs: Math.ceil(seconds * 1000),
    outputOrigins: (env['SERVICE_OUTPUT_ORIGINS'] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => readAddress('SERVICE_OUTPUT_ORIGINS', part).origin),
  }
}

function readAddress(variable: string, given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : null
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw invalid(variable, `"${given}" is not a URL. Set ${variable} to one such as http://service:8001.`)
  return url
}

function invalid(field: string, message: string): MutoscopeError {
  return new MutoscopeError('INVALID_INPUT', { message, details: { field } })
}
