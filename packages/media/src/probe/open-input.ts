import { cutOff } from '@mutoscope/core/ports'
import { CustomSource, Input, MATROSKA, MP4, OGG, QTFF, WAVE, WEBM } from 'mediabunny'
import type { LocalFile } from './local-file.js'

/**
 * Opens a file for reading its structure, of which only the parts that are asked for are read; `dispose` it.
 * The formats that lead to other files are left out, and those that we read ourselves.
 */
export function openInput(file: LocalFile): Input {
  return new Input({
    formats: [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG],
    source: new CustomSource({
      getSize: () => file.size,
      read(start, end) {
        const bytes = file.read(start, end)
        if (bytes.length < end - start) throw cutOff(`it has ${file.size} bytes and points behind its end`)
        return bytes
      },
      prefetchProfile: 'fileSystem',
      // Whoever waits for a read gets its error; nobody waits for what is read ahead.
      handleUnhandledError: () => {},
    }),
  })
}
