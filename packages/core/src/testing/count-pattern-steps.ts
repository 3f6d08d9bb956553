/**
 * Counts how many characters regular expressions pass over while something runs: a measure of work on texts
 * that is the same on every machine. What is done within one match is counted once, so that a single pattern
 * must be known not to be slow by itself.
 *
 * @example
 * const once = countPatternSteps(() => plan('a '.repeat(1000)))
 * const twice = countPatternSteps(() => plan('a '.repeat(2000)))
 * expect(twice).toBeLessThan(2.5 * once)
 */
export function countPatternSteps(run: () => unknown): number {
  const patterns: { exec: RegExp['exec'] } = RegExp.prototype
  const original = patterns.exec
  let steps = 0
  // Every other way to use a pattern goes through this one, once it is not the built-in one.
  patterns.exec = function exec(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const match = original.call(this, text)
    const end = match === null ? (this.sticky ? from + 1 : text.length) : match.index + match[0].length
    steps += Math.max(1, end - from)
    return match
  }
  try {
    run()
  } finally {
    patterns.exec = original
  }
  return steps
}
