export { createS3Assets, type S3AssetsOptions } from './s3-assets.js'
export { createS3ClientAssets, type S3ClientAssetsOptions, type S3ClientLike } from './s3-client-assets.js'
export type { S3Credentials } from './sign-request.js'
