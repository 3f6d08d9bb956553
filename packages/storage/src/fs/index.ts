export { createFsAssets, type FsAssetsOptions } from './fs-assets.js'
