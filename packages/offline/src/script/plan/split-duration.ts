/** How long a scene may be, milliseconds. */
export type SceneLimits = { readonly shortestMs: number; readonly longestMs: number }

/** Limits of scenes whose number is ours to choose. */
export const USUAL_LIMITS: SceneLimits = { shortestMs: 3000, longestMs: 10_000 }
/** Limits of scenes whose number was asked for. */
export const NO_LIMITS: SceneLimits = { shortestMs: 500, longestMs: 3_600_000 }

/** Lengths are told in tenths of a second; what is left over goes to the last scene. */
const stepMs = 100

/** How many scenes a video of this length has: about 5 s each, calmer cuts in videos beyond five minutes. */
export function sceneCount(durationMs: number): number {
  const minutes = durationMs / 60_000
  const wantedMs = 5000 + Math.min(1, Math.max(0, (minutes - 5) / 30)) * 3500
  return Math.max(
    1,
    Math.ceil(durationMs / USUAL_LIMITS.longestMs),
    Math.min(Math.round(durationMs / wantedMs), Math.floor(durationMs / USUAL_LIMITS.shortestMs)),
  )
}

/**
 * Shares a duration out by weight: every scene within its limits (3 to 10 s) where the total allows it, and
 * the sum exactly the total.
 */
export function splitDuration(
  durationMs: number,
  weights: readonly number[],
  limits: SceneLimits = USUAL_LIMITS,
): number[] {
  if (weights.length === 1) return [durationMs]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lengths = weights.map((weight) =>
    clamp(Math.round((durationMs * weight) / total / stepMs) * stepMs, limits),
  )
  let rest = durationMs - lengths.reduce((sum, length) => sum + length, 0)
  // Scenes at a limit cannot take more, so the rest goes round until nobody is left to take it.
  for (
    let index = lengths.length - 1, idle = 0;
    rest !== 0 && idle < lengths.length;
    index = (index + lengths.length - 1) % lengths.length
  ) {
    const before = lengths[index] ?? 0
    const step = Math.sign(rest) * Math.min(stepMs, Math.abs(rest))
    const after = clamp(before + step, limits)
    lengths[index] = after
    rest -= after - before
    idle = after === before ? idle + 1 : 0
  }
  return lengths
}

function clamp(lengthMs: number, { shortestMs, longestMs }: SceneLimits): number {
  return Math.min(longestMs, Math.max(shortestMs, lengthMs))
}
