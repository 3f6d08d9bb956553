export { serve, type RunningServer } from './serve.js'
export type { ServeConfig, ServeOptions } from './serve-config.js'
export type { ServiceConfig } from './service-config.js'
