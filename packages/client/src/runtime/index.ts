export { eventOperation } from './event-operation.js'
export { binaryOperation, operation, type NoInput } from './operation.js'
export { socketOperation } from './socket-operation.js'
