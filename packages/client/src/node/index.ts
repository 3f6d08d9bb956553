export { downloadTo, type DownloadOptions } from './download-to.js'
export { fileOf } from './file-of.js'
