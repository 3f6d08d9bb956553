import type { Chapter } from './video-metadata.js'

const stamp = /^(?:[-–•*([]\s*)?(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?!\d)[)\]]?/u

/** Writes chapters one to a line: `00:00 The gate`, and `1:02:45 The end` after an hour. */
export function writeChapterLines(chapters: readonly Chapter[]): string {
  return chapters.map(({ startSec, title }) => `${clock(startSec)} ${title}`).join('\n')
}

/** Reads the lines of a text that begin with a time, in their order. */
export function readChapterLines(text: string): readonly Chapter[] {
  return text.split('\n').flatMap((line) => {
    const text = line.trim()
    const found = stamp.exec(text)
    if (found === null) return []
    const [whole, hours = '0', minutes = '0', seconds = '0'] = found
    const title = text
      .slice(whole.length)
      .trimStart()
      .replace(/^[-–:|]/u, '')
      .trimStart()
    return [{ title, startSec: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) }]
  })
}

function clock(totalSec: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(totalSec / 3600)
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(totalSec / 60) % 60)}:${two(totalSec % 60)}`
}
