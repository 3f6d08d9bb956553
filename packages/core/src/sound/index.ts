export { createLoudnessMeter, type LoudnessMeter } from './loudness-meter.js'
export { parseWav, type Sound } from './parse-wav.js'
export { toPcm16 } from './to-pcm16.js'
export { wavSource, type WavFormat } from './wav-source.js'
