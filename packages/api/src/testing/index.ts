export { callRoute, testContext, TEST_ORIGIN, type TestResponse, type CallOptions } from './call-route.js'
export { callSocket, type TestSocket } from './call-socket.js'
export { uploadedFile } from './uploaded-file.js'
