export {
  startFakeServer,
  type FakeResponse,
  type FakeCharge,
  type FakeProvider,
  type FakeServer,
  type Fault,
  type ReceivedRequest,
} from './fake-server.js'
export { sampleContext, SAMPLE_REQUESTS } from './sample-requests.js'
export { SMALL_PNG, smallWav } from './small-media.js'
export { SMALL_MP4 } from './small-mp4.js'
export { testSubmitOnce, type SubmitTestApi, type SubmitTestSubject } from './test-submit-once.js'
