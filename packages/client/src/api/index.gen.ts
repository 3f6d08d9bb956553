// Written by Mutoscope from the OpenAPI document of "Mutoscope" 1.0.0. Do not edit: changes are lost.
// The `baseUrl` of its client is the address of the mount, prefix included, such as https://example.com/video.

export * from './schemas.gen.js'
export * from './shared.gen.js'
export * from './storyboard.gen.js'
export * from './jobs.gen.js'
export * from './campaigns.gen.js'
export * from './projects.gen.js'
export * from './ads.gen.js'
export * from './studio.gen.js'
