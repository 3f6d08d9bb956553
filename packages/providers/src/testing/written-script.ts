/**
 * A script as a language model would write it for a video of `durationMs` at 150 words a minute, with
 * `broken` one that breaks our rules.
 */
export function writtenScript(durationMs: number, broken = false): string {
  const count = Math.max(1, Math.round(durationMs / 6000))
  const each = Math.round(durationMs / count)
  const words = Math.floor((each / 60_000) * 150 * 0.8)
  return JSON.stringify({
    title: 'The lighthouse',
    scenes: Array.from({ length: count }, (_, index) => ({
      description: `The keeper climbs, part ${index + 1}.`,
      narration: Array.from({ length: words }, () => 'light').join(' '),
      imagePrompt: broken ? '' : `An old lighthouse at dusk, view ${index + 1}`,
      shot: 'wide',
      move: 'zoom-in',
      durationMs: each,
    })),
  })
}
