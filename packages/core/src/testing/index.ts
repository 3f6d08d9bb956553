export { CRASH_POINTS, type CrashHook, type CrashPoint } from '../engine/crash-point.js'
export type { AssetsTestApi, TestAssetsOptions } from './assets/assets-suite.js'
export { testAssets } from './test-assets.js'
export type { StoreTestApi } from './store/store-suite.js'
export { countPatternSteps } from './count-pattern-steps.js'
export type { MediaTestApi, TestMediaOptions } from './media/media-suite.js'
export { testMedia } from './test-media.js'
export { testDispatcher } from './test-dispatcher.js'
export type { DispatcherHarness, DispatcherTestApi } from './dispatcher/dispatcher-suite.js'
export { testStore } from './test-store.js'
export { createFakeMedia, type FakeMedia, type FakeMediaOptions } from './fakes/fake-media.js'
export {
  createFakeClipModels,
  type FakeClipModels,
  type FakeClipModelsOptions,
} from './fakes/fake-clip-models.js'
export {
  createFakeModels,
  type FakeCall,
  type FakeModels,
  type FakeModelsOptions,
} from './fakes/fake-models.js'
export { createFakeModel, type FakeModel, type FakeModelOptions } from './fakes/fake-model.js'
export { createManualClock, type ManualClock } from './fakes/manual-clock.js'
export {
  createFakeStartedImageModel,
  type FakeStartedImageModel,
  type FakeStartedOptions,
} from './fakes/fake-started-image-model.js'
