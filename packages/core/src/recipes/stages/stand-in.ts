import type { Make } from '../../make/make.js'

/** Says in a warning of the video that something in it stands in for what the studio has no model for. */
export async function noteStandIn(make: Make, warning: string): Promise<void> {
  await make.local('stand-in', {
    kind: 'stand-in',
    version: '1',
    request: { warning },
    standIn: { warning },
    compute: () => ({ body: null, data: { warning }, licence: 'CC0-1.0', warnings: [warning] }),
  })
}
