import { coreError, defineError } from '../../contract/error-definition.js'

export const endpointNotFound = defineError('WEBHOOK_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Webhook not found',
})
export const deliveryNotFound = defineError('DELIVERY_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Delivery not found',
})
export const uploadNotFound = defineError('UPLOAD_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Upload not found',
})
export const linkNotValid = defineError('LINK_NOT_VALID', {
  status: 404,
  retryable: false,
  title: 'The link has expired or is invalid',
})
export const notReady = defineError('NOT_READY', {
  status: 503,
  retryable: true,
  title: 'A required dependency is unavailable',
})
export const signatureNotValid = defineError('SIGNATURE_NOT_VALID', {
  status: 401,
  retryable: false,
  title: 'The signature does not match the body',
})
export const urlNotAllowed = coreError('URL_NOT_ALLOWED')
export const limitExceeded = coreError('LIMIT_EXCEEDED')
export const callNotFound = coreError('CALL_NOT_FOUND')
export const callNotAmbiguous = coreError('CALL_NOT_AMBIGUOUS')
