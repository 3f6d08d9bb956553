import { bytesSource, defineKind, readBytes, type Artifact } from '@mutoscope/core'

/** What a drawing of a sound is asked for: a WAV of 16-bit samples. */
export type WaveformRequest = { readonly sound: Artifact; readonly width: number; readonly height: number }

/** Facts about a drawing: its loudest sample, from 0 to 1. */
export type WaveformData = { readonly peak: number }

const WAV_HEADER_BYTES = 44

/** A kind that is made here, by code of your own. */
export const waveformKind = defineKind<WaveformRequest, WaveformData>({
  name: 'waveform',
  version: '1',
  standIn: () => ({ peak: 0 }),
  async make({ sound, width, height }, { open }) {
    const bytes = await readBytes(await open(sound))
    const samples = new Int16Array(bytes.slice(WAV_HEADER_BYTES).buffer)
    const columns = Array.from({ length: width }, (_, column) => {
      const from = Math.floor((column * samples.length) / width)
      const to = Math.max(from + 1, Math.floor(((column + 1) * samples.length) / width))
      return samples.subarray(from, to).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768
    })
    const bars = columns.map((level, x) => {
      const half = (level * height) / 2
      return `M${x} ${(height / 2 - half).toFixed(1)}v${(2 * half).toFixed(1)}`
    })
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path stroke="#333" d="${bars.join('')}"/></svg>`
    return {
      body: bytesSource(new TextEncoder().encode(svg)),
      mediaType: 'image/svg+xml',
      data: { peak: Math.max(0, ...columns) },
      licence: 'CC0-1.0',
    }
  },
})
