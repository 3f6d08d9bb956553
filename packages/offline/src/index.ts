export { offlineImageModel } from './picture/offline-image-model.js'
export { offlineMusicModel } from './music/offline-music-model.js'
export { offlineScriptModel } from './script/offline-script-model.js'
export { offlineSpeechModel, type OfflineSpeechOptions } from './speech/offline-speech-model.js'
