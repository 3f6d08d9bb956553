import { cutOff, invalidMedia } from '@mutoscope/core/ports'
import type { LocalFile } from './local-file.js'

/** A track of an MP4 or QuickTime file, from its tables. */
export interface Mp4Track {
  readonly id: number
  /** `vide`, `soun` or another kind. */
  readonly kind: string
  /** Ticks a second. */
  readonly timeScale: number
  readonly samples: number
  /** Runs of samples, each with the ticks that a sample lasts. */
  readonly durations: readonly Run[]
  /** Runs of samples, each with the ticks that they are shown later than they are decoded. */
  readonly delays: readonly Run[]
  /** True when its first sample needs no other one. */
  readonly startsWithKey: boolean
  /** The content of its `stsd` box: how its samples are coded, and what a decoder is set up with. */
  readonly description: Buffer
}

/** So many samples with the same value. */
export interface Run {
  readonly count: number
  readonly value: number
}

/** The index of a file. */
export interface Mp4Index {
  readonly tracks: readonly Mp4Track[]
  /** True when samples are told in fragments, which this index does not count. */
  readonly fragmented: boolean
  /** True when it stands before what it points to, so that a player can begin before it has the whole file. */
  readonly first: boolean
}

const HEADER = 8
const LONG_HEADER = 16
/** An index is read at once. Six hours at 60 frames a second need a tenth of this. */
const MOST_INDEX_BYTES = 256 << 20
/** A fragment takes two boxes. */
const MOST_BOXES = 1_000_000
/** Honest files have a few. */
const MOST_TRACKS = 64
const MEDIA_BOXES = new Set(['mdat', 'moof', 'moov'])
const CONTAINERS = new Set(['trak', 'mdia', 'minf', 'stbl'])

/**
 * Reads the index of an MP4 or QuickTime file and holds each of its counts against the bytes that are there
 * for it, so that whoever reads it next allocates nothing for what is not there.
 * @throws `MEDIA_INVALID` for a file without index, that was cut off, or with a count that cannot be
 */
export function readMp4Index(file: LocalFile): Mp4Index {
  let index: Buffer | null = null
  let first = true
  for (let at = 0, count = 0; at + HEADER <= file.size; count++) {
    if (count === MOST_BOXES) throw invalidMedia('it has too many boxes')
    const head = file.read(at, at + LONG_HEADER)
    const type = head.toString('latin1', 4, 8)
    const length = lengthOf(head, 0, file.size - at)
    // Behind an index some writers leave a rest that is no box.
    if (at + length > file.size && index !== null && !MEDIA_BOXES.has(type)) break
    if (at + length > file.size)
      throw cutOff(`its box "${printable(type)}" announces ${length} bytes and has ${file.size - at}`)
    if (type === 'moov') {
      if (length > MOST_INDEX_BYTES) throw invalidMedia(`its index has ${length} bytes`)
      index = file.read(at, at + length).subarray(HEADER)
    }
    if (type === 'mdat' && index === null) first = false
    at += length
  }
  if (index === null) throw cutOff('it has no index')
  const tracks: Mp4Track[] = []
  let fragmented = false
  for (const [type, content] of boxesIn(index)) {
    if (type === 'mvex') fragmented = true
    if (type !== 'trak') continue
    if (tracks.length === MOST_TRACKS) throw invalidMedia(`it has more than ${MOST_TRACKS} tracks`)
    tracks.push(readTrack(content, file.size))
  }
  return { tracks, fragmented, first }
}

function readTrack(content: Buffer, fileSize: number): Mp4Track {
  const boxes = new Map<string, Buffer>()
  collect(content, boxes)
  const [header, media, handler] = [boxes.get('tkhd'), boxes.get('mdhd'), boxes.get('hdlr')]
  if (header === undefined || media === undefined || handler === undefined || handler.length < 12)
    throw invalidMedia('a track has no header')
  const timeScale = numberAt(media, media[0] === 1 ? 20 : 12)
  if (timeScale === 0) throw invalidMedia('a track has no time scale')
  const samples = countSamples(boxes, fileSize)
  const durations = runsOf(boxes.get('stts'), samples, (table, at) => table.readUInt32BE(at))
  const delays = runsOf(boxes.get('ctts'), samples, (table, at) => table.readInt32BE(at))
  checkChunks(boxes, samples, fileSize)
  return {
    id: numberAt(header, header[0] === 1 ? 20 : 12),
    kind: handler.toString('latin1', 8, 12),
    timeScale,
    samples,
    durations,
    delays,
    startsWithKey: startsWithKey(boxes.get('stss')),
    description: boxes.get('stsd') ?? Buffer.alloc(0),
  }
}

/** Without a table of them all samples are key samples. */
function startsWithKey(table: Buffer | undefined): boolean {
  return table === undefined || (entriesOf(table, 4) > 0 && table.readUInt32BE(HEADER) === 1)
}

function countSamples(boxes: ReadonlyMap<string, Buffer>, fileSize: number): number {
  const sizes = boxes.get('stsz')
  const compact = boxes.get('stz2')
  if (sizes === undefined && compact === undefined) return 0
  const count = numberAt(sizes ?? compact, 8)
  const size = sizes === undefined ? 0 : numberAt(sizes, 4)
  const bits = sizes === undefined ? numberAt(compact, 4) & 0xff : 32
  const present = (sizes ?? compact)?.length ?? 0
  const fits = size > 0 ? count * size <= fileSize : 12 + (count * bits) / 8 <= present + 1
  if (!fits) throw impossible('samples', count)
  return count
}

/** Each table says how many entries it has, and each entry may stand for many samples. */
function runsOf(
  table: Buffer | undefined,
  samples: number,
  valueAt: (table: Buffer, at: number) => number,
): Run[] {
  if (table === undefined) return []
  const count = entriesOf(table, 8)
  const runs: Run[] = []
  let sum = 0
  for (let at = HEADER; runs.length < count; at += 8) {
    const run = { count: table.readUInt32BE(at), value: valueAt(table, at + 4) }
    sum += run.count
    // Some writers count the sample after the last one.
    if (sum > samples + 1) throw impossible('samples', sum)
    runs.push(run)
  }
  return runs
}

function checkChunks(boxes: ReadonlyMap<string, Buffer>, samples: number, fileSize: number): void {
  const perChunk = boxes.get('stsc')
  if (perChunk !== undefined) {
    const count = entriesOf(perChunk, 12)
    for (let entry = 0, before = 0; entry < count; entry++) {
      const first = perChunk.readUInt32BE(HEADER + 12 * entry)
      const held = perChunk.readUInt32BE(HEADER + 12 * entry + 4)
      if (first <= before) throw impossible('chunks', first)
      if (held > samples) throw impossible('samples', held)
      before = first
    }
  }
  for (const [name, width] of [
    ['stco', 4],
    ['co64', 8],
  ] as const) {
    const offsets = boxes.get(name)
    if (offsets === undefined) continue
    const count = entriesOf(offsets, width)
    for (let entry = 0; entry < count; entry++) {
      const at = HEADER + width * entry
      const offset = width === 4 ? offsets.readUInt32BE(at) : Number(offsets.readBigUInt64BE(at))
      if (offset >= fileSize && samples > 0) throw cutOff(`its index points to byte ${offset} of ${fileSize}`)
    }
  }
  for (const [name, width] of [
    ['stss', 4],
    ['stps', 4],
  ] as const) {
    const table = boxes.get(name)
    if (table !== undefined) entriesOf(table, width)
  }
}

/** The count of a table's entries, which must be there. */
function entriesOf(table: Buffer, width: number): number {
  const count = numberAt(table, 4)
  if (HEADER + count * width > table.length) throw impossible('entries', count)
  return count
}

/** The boxes that follow each other in the content of another. */
export function* boxesIn(bytes: Buffer): Generator<readonly [type: string, content: Buffer]> {
  for (let at = 0; at + HEADER <= bytes.length;) {
    const length = lengthOf(bytes, at, bytes.length - at)
    if (at + length > bytes.length) throw invalidMedia('a box of its index is longer than the index')
    const header = bytes.readUInt32BE(at) === 1 ? LONG_HEADER : HEADER
    yield [bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + header, at + length)]
    at += length
  }
}

/** The first box of each type, of a track and of what is in it. */
function collect(bytes: Buffer, boxes: Map<string, Buffer>): void {
  for (const [type, content] of boxesIn(bytes)) {
    if (CONTAINERS.has(type)) collect(content, boxes)
    else if (!boxes.has(type)) boxes.set(type, content)
  }
}

function lengthOf(bytes: Buffer, at: number, left: number): number {
  const short = bytes.readUInt32BE(at)
  // 0 goes to the end.
  if (short === 0) return left
  if (short !== 1) {
    if (short < HEADER) throw invalidMedia(`a box has ${short} bytes`)
    return short
  }
  const long = bytes.length >= at + LONG_HEADER ? Number(bytes.readBigUInt64BE(at + HEADER)) : 0
  if (long < LONG_HEADER) throw invalidMedia(`a box has ${long} bytes`)
  return long
}

function numberAt(table: Buffer | undefined, at: number): number {
  if (table === undefined || at + 4 > table.length) throw invalidMedia('a table of its index is cut off')
  return table.readUInt32BE(at)
}

function impossible(what: string, count: number): Error {
  return invalidMedia(`its index counts ${count} ${what}, more than it has`)
}

function printable(type: string): string {
  return type.replaceAll(/[^\x20-\x7e]/gu, '?')
}
