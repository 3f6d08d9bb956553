import { coreError, defineError } from '../../contract/error-definition.js'

/** There is no such campaign for this caller. */
export const campaignNotFound = defineError('CAMPAIGN_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Campaign not found',
})

/** A campaign or a job cannot go from where it stands to where it should. */
export const invalidTransition = defineError('INVALID_TRANSITION', {
  status: 409,
  retryable: false,
  title: 'The status transition is not allowed',
})

/** Videos are made in campaigns that are drafts or active. */
export const campaignNotActive = defineError('CAMPAIGN_NOT_ACTIVE', {
  status: 409,
  retryable: false,
  title: 'The campaign does not accept new videos',
})

/** What is left of the campaign's budget is less than the videos are expected to cost. */
export const campaignBudgetExceeded = defineError('CAMPAIGN_BUDGET_EXCEEDED', {
  status: 402,
  retryable: false,
  title: 'The remaining campaign budget is too low',
})

/** There is no such template, built in or of this caller. */
export const templateNotFound = defineError('TEMPLATE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Template not found',
})

/** Built-in templates stay as they are. */
export const templateReadOnly = defineError('TEMPLATE_READ_ONLY', {
  status: 403,
  retryable: false,
  title: 'Built-in templates cannot be changed',
})

/** A template was used without values that it needs. */
export const templateVariableMissing = defineError('TEMPLATE_VARIABLE_MISSING', {
  status: 400,
  retryable: false,
  title: 'Template variables are missing',
})

/** There is no such avatar. */
export const avatarNotFound = defineError('AVATAR_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Avatar not found',
})

/** There is no such voice. */
export const voiceNotFound = defineError('VOICE_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Voice not found',
})

/** The voice does not speak the language of the video. */
export const voiceUnavailable = coreError('VOICE_UNAVAILABLE')

/** There is no such upload of this caller, or it is no picture. */
export const uploadNotFound = defineError('UPLOAD_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Upload not found',
})

/** There is no such job for this caller. */
export const jobNotFound = defineError('JOB_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Job not found',
})

/** The job is still worked on. */
export const jobActive = defineError('JOB_ACTIVE', {
  status: 409,
  retryable: true,
  title: 'The job is still running',
})

/** There is no such video for this caller, or it is not finished. */
export const videoNotFound = defineError('VIDEO_NOT_FOUND', {
  status: 404,
  retryable: false,
  title: 'Video not found',
})

/** The link to a thumbnail has ended or never was. */
export const linkNotValid = defineError('LINK_NOT_VALID', {
  status: 404,
  retryable: false,
  title: 'The link has expired or is invalid',
})
