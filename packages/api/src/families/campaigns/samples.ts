/** A time in samples of the documentation. */
export const SAMPLE_AT = '2026-01-14T10:05:00.000Z'
/** Ids in samples of the documentation. */
export const SAMPLE_CAMPAIGN_ID = '0192f0c1-0000-7000-8000-000000000001'
export const SAMPLE_VIDEO_ID = '0192f0c1-0000-7000-8000-000000000002'
export const SAMPLE_TEMPLATE_ID = '0192f0c1-0000-7000-8000-000000000003'
