export {
  generateClient,
  generateClientFiles,
  type ClientFile,
  type GenerateClientOptions,
} from './generate-client.js'
