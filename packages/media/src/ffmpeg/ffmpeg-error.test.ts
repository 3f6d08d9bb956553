import { expect, test } from 'vitest'
import { toFfmpegError } from './ffmpeg-error.js'

const failure = { binary: '/usr/bin/ffmpeg', code: 1, signalName: null, error: null }

test('says what ffmpeg said without the paths of this machine, which only the cause has', () => {
  const error = toFfmpegError({
    ...failure,
    args: ['-i', 'file:/home/my user/films/sound', '-f', 'null', '/home/my user/films/sound.part'],
    stderr: [
      '/usr/lib/libx264.so.164: loaded',
      'Output (/home/my user/films/sound.part) 44100 Hz, 1/2 s',
      'file:/home/my user/films/sound: Invalid data found when processing input',
    ].join('\n'),
  })
  expect(error).toMatchObject({
    code: 'FFMPEG_FAILED',
    message: 'ffmpeg exited with exit code 1: sound: Invalid data found when processing input',
    details: {
      stderr: [
        'libx264.so.164: loaded',
        'Output (sound.part) 44100 Hz, 1/2 s',
        'sound: Invalid data found when processing input',
      ],
    },
    cause: { message: expect.stringContaining('file:/home/my user/films/sound: Invalid data') },
  })
})

test('keeps what is not a path', () => {
  const stderr = 'Error at 00:00:01.5 http://[::1]/x rate 24/1 and 16:9'
  expect(toFfmpegError({ ...failure, args: [], stderr }).details['stderr']).toEqual([stderr])
})
