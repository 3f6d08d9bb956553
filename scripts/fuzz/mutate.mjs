/** Boxes of an MP4 file, and where in their content a count stands. */
const COUNTS = Object.entries({
  stts: [4, 8, 12],
  ctts: [4, 8, 12],
  stsc: [4, 8, 12],
  stsz: [4, 8, 12],
  stss: [4, 8],
  stco: [4, 8],
  stsd: [4, 8],
  mdhd: [12, 16],
  mvhd: [12, 16],
  tkhd: [12],
  elst: [4, 8, 12],
  dref: [4],
  trun: [4, 8, 12],
  tfhd: [4, 8],
  moov: [-8],
  trak: [-8],
  mdat: [-8],
  avcC: [4, 8],
  esds: [4, 8],
}).flatMap(([box, places]) => places.map((place) => [box, place]))
const EXTREMES = [
  0, 1, 2, 0xff, 0xffff, 0x01000000, 0x10000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
]

/**
 * A file that is nearly the given one: cut off, with changed bits, bytes and counts, with parts taken out,
 * doubled or filled. The same random numbers give the same file.
 */
export function mutate(original, random) {
  let bytes = Buffer.from(original)
  const times = 1 + Math.floor(random() ** 2 * 6)
  for (let time = 0; time < times; time++) bytes = pick(WAYS, random)(bytes, random)
  return bytes
}

const pick = (items, random) => items[Math.floor(random() * items.length)]
// What says how the rest is to be read stands at the beginning more often than not.
const placeIn = (bytes, random) => Math.floor(random() ** (random() < 0.5 ? 3 : 1) * bytes.length)

const WAYS = [
  function cut(bytes, random) {
    return bytes.subarray(0, Math.floor(random() * bytes.length))
  },
  function flip(bytes, random) {
    for (let count = 1 + Math.floor(random() * 8); count > 0 && bytes.length > 0; count--)
      bytes[placeIn(bytes, random)] ^= 1 << Math.floor(random() * 8)
    return bytes
  },
  function setCount(bytes, random) {
    const at = placeIn(bytes, random)
    if (at + 4 > bytes.length) return bytes
    const value = random() < 0.8 ? pick(EXTREMES, random) : Math.floor(random() * 2 ** 32)
    if (random() < 0.7) bytes.writeUInt32BE(value, at)
    else bytes.writeUInt32LE(value, at)
    return bytes
  },
  function setBoxCount(bytes, random) {
    const [box, place] = pick(COUNTS, random)
    const found = bytes.indexOf(box, random() < 0.5 ? 0 : placeIn(bytes, random), 'latin1')
    const at = found + 4 + place
    if (found === -1 || at < 0 || at + 4 > bytes.length) return setRun(bytes, random)
    bytes.writeUInt32BE(pick(EXTREMES, random), at)
    return bytes
  },
  setRun,
  function remove(bytes, random) {
    const at = placeIn(bytes, random)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 64))])
  },
  function double(bytes, random) {
    const at = placeIn(bytes, random)
    const part = bytes.subarray(at, at + 1 + Math.floor(random() * 512))
    const copies = Array.from({ length: 1 + Math.floor(random() ** 4 * 200) }, () => part)
    return Buffer.concat([bytes.subarray(0, at), ...copies, bytes.subarray(at)])
  },
]

function setRun(bytes, random) {
  const at = placeIn(bytes, random)
  bytes.subarray(at, at + 1 + Math.floor(random() * 32)).fill(pick([0, 0xff, 0x7f, 0x20, 0x80], random))
  return bytes
}
