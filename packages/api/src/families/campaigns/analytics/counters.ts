/** What is counted of a video. */
export type Counters = {
  readonly views: number
  readonly downloads: number
  readonly shares: number
  readonly completions: number
  /** Seconds that were told with events, and how many events told them. */
  readonly watchedSeconds: number
  readonly watches: number
}

/**
 * What happened to a video in a month: counts by day of the month, `01` to `31`. A record of a month is
 * small, and a list of videos reads few of them.
 */
export type MonthData = { readonly [day: string]: Counters }

/** Adds counts up. */
export function addCounts(all: readonly Partial<Counters>[]): Counters {
  const sum = (name: keyof Counters) => all.reduce((total, counts) => total + (counts[name] ?? 0), 0)
  return {
    views: sum('views'),
    downloads: sum('downloads'),
    shares: sum('shares'),
    completions: sum('completions'),
    watchedSeconds: sum('watchedSeconds'),
    watches: sum('watches'),
  }
}

/**
 * Writes counts as callers see them. The rate is completions for every view, at most 1; null where nobody has
 * viewed.
 */
export function presentCounts({ views, downloads, shares, completions, watchedSeconds, watches }: Counters) {
  return {
    views,
    downloads,
    shares,
    completions,
    completion_rate: views === 0 ? null : Math.min(1, completions / views),
    average_watch_seconds: watches === 0 ? null : watchedSeconds / watches,
  }
}
