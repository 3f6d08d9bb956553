import { readClipFacts } from '../probe/read-clip-facts.js'
import { findFrame } from '../probe/find-frame.js'
import type { MediaLimits } from '../media-limits.js'
import type { LocalFile } from '../probe/local-file.js'
import { readFacts } from '../probe/read-facts.js'
import { findPlaybackFault } from '../probe/find-playback-fault.js'
import { writeKeyFrames } from '../probe/write-key-frames.js'
import type { ReadJob, ReadResults } from './read-job.js'

/** Does a job on its opened file, in the thread that reads what strangers bring. */
export async function doReadJob(
  file: LocalFile,
  job: ReadJob,
  limits: MediaLimits,
): Promise<ReadResults[ReadJob['type']]> {
  switch (job.type) {
    case 'probe':
      return readFacts(file, limits)
    case 'clip':
      return readClipFacts(file, limits)
    case 'seek':
      return findFrame(file, job.atMs)
    case 'key-frames':
      return writeKeyFrames(file, job)
    case 'playback':
      return findPlaybackFault(file, job.fps)
  }
}
