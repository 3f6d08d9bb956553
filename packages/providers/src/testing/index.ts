export {
  startFakeServer,
  type FakeAnswer,
  type FakeCharge,
  type FakeProvider,
  type FakeServer,
  type Fault,
  type ReceivedRequest,
} from './fake-server.js'
export { SMALL_PNG, smallWav } from './small-media.js'
export { testSubmitOnce, type SubmitTestApi, type SubmitTestSubject } from './test-submit-once.js'
export { startFakeGoogleDrive, type FakeDriveFile, type FakeGoogleDrive } from './fakes/fake-google-drive.js'
export { startFakeOpenAI, type FakeOpenAI, type FakeOpenAITurn } from './fakes/fake-openai.js'
export {
  startFakeOpenAICompatible,
  type FakeCompatibleTurn,
  type FakeOpenAICompatible,
  type FakeOpenAICompatibleOptions,
} from './fakes/fake-openai-compatible.js'
export { startFakeAnthropic, type FakeAnthropic, type FakeAnthropicTurn } from './fakes/fake-anthropic.js'
export { startFakeRunway, type FakeRunwayOptions } from './fakes/fake-runway.js'
export {
  startFakeYoutube,
  type FakeYoutube,
  type FakeYoutubeCaptions,
  type FakeYoutubeOptions,
  type FakeYoutubeVideo,
} from './fakes/fake-youtube.js'
export { startFakeLuma, type FakeLumaOptions } from './fakes/fake-luma.js'
export { startFakeLumaAgents, type FakeLumaAgentsOptions } from './fakes/fake-luma-agents.js'
export { startFakeHttpService, type FakeHttpService } from './fakes/fake-http-service.js'
export { startFakeGemini, type FakeGemini, type FakeGeminiTurn } from './fakes/fake-gemini.js'
export { startFakeElevenLabs, type FakeElevenLabs } from './fakes/fake-elevenlabs.js'
export { startFakeFal, type FakeFal, type FakeFalEnd, type FakeFalOptions } from './fakes/fake-fal.js'
export { startFakeRecraft, type FakeRecraft } from './fakes/fake-recraft.js'
export {
  startFakeReplicate,
  type FakeReplicate,
  type FakeReplicateEnd,
  type FakeReplicateOptions,
} from './fakes/fake-replicate.js'
export { startFakeStability, type FakeStability } from './fakes/fake-stability.js'
export { startFakeHeyGen, type FakeHeyGenOptions } from './fakes/fake-heygen.js'
export { startFakeVertex, type FakeVertex, type FakeVertexTurn } from './fakes/fake-vertex.js'
export { startFakeDId, type FakeDIdOptions } from './fakes/fake-d-id.js'
export { startFakeGoogleTts, type FakeGoogleTts, type FakeGoogleTtsTurn } from './fakes/fake-google-tts.js'
