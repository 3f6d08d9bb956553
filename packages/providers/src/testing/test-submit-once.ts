import type { describe, expect, it } from 'vitest'
import type { Json } from '@mutoscope/core'
import type { ImmediateModel, ModelContext, StartedModel } from '@mutoscope/core/ports'
import type { FakeServer, Fault } from './fake-server.js'

/** The part of a test runner that {@link testSubmitOnce} uses. */
export interface SubmitTestApi {
  readonly describe: typeof describe
  readonly it: typeof it
  readonly expect: typeof expect
}

/** A model against its own fake. */
export interface SubmitTestSubject<Request> {
  readonly server: FakeServer
  readonly model: ImmediateModel<Request, Json> | StartedModel<Request, Json>
  readonly request: Request
  /** Ends what the subject has opened. */
  readonly close?: () => Promise<void>
}

/** What must come of each fault: how many charges, and the code. */
const CASES: readonly { readonly fault: Fault; readonly charges: number; readonly code: string }[] = [
  { fault: 'reset-after', charges: 1, code: 'CALL_AMBIGUOUS' },
  { fault: '503-after', charges: 1, code: 'CALL_AMBIGUOUS' },
  { fault: 'malformed', charges: 1, code: 'CALL_AMBIGUOUS' },
  { fault: 'reset-before', charges: 0, code: 'CALL_AMBIGUOUS' },
  { fault: '503-before', charges: 0, code: 'CALL_AMBIGUOUS' },
  { fault: '429', charges: 0, code: 'PROVIDER_RATE_LIMITED' },
  { fault: '429-retry-after', charges: 0, code: 'PROVIDER_RATE_LIMITED' },
  { fault: 'unauthorized', charges: 0, code: 'PROVIDER_AUTH' },
]

/**
 * The contract of every paid model: one submission is one request, whatever the provider sends back, and
 * errors never contain the key. The model must use the key `test-key`.
 */
export function testSubmitOnce<Request>(
  name: string,
  create: () => Promise<SubmitTestSubject<Request>>,
  { describe, it, expect }: SubmitTestApi,
): void {
  const submit = (
    subject: SubmitTestSubject<Request>,
    signal = new AbortController().signal,
  ): Promise<unknown> => {
    const context: ModelContext = {
      signal,
      open: () => Promise.reject(new Error('nothing to open')),
      progress: () => {},
      call: { marker: 'marker-1', idempotencyKey: 'key-1', webhookUrl: null },
    }
    return 'generate' in subject.model
      ? subject.model.generate(subject.request, context)
      : subject.model.start(subject.request, context)
  }

  describe(`${name}: a paid request`, () => {
    it('is sent once and charged once', async () => {
      const subject = await create()
      await submit(subject)
      expect(subject.server.charges).toHaveLength(1)
      await subject.server.close()
    })

    it('is sent once and waited for when the answer is slow', async () => {
      const subject = await create()
      subject.server.fail('slow')
      await submit(subject)
      expect(subject.server.charges).toHaveLength(1)
      await subject.server.close()
    })

    for (const { fault, charges, code } of CASES) {
      it(`is sent exactly once when the answer is ${fault}, and ends as ${code}`, async () => {
        const subject = await create()
        subject.server.fail(fault)
        const error: unknown = await submit(subject).catch((thrown: unknown) => thrown)
        expect(error).toMatchObject({ code })
        expect(subject.server.charges).toHaveLength(charges)
        const key = Object.values(subject.server.requests.at(-1)?.headers ?? {}).find((value) =>
          value.includes('test-key'),
        )
        if (key === undefined)
          throw new Error(
            'No header of the request has the key: testSubmitOnce needs a model with the key test-key.',
          )
        expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain('test-key')
        await subject.server.close()
      })
    }

    it('that nobody can have received is not ambiguous', async () => {
      const subject = await create()
      await subject.server.close()
      await expect(submit(subject)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
    })

    it('whose answer never comes is ambiguous when it is given up', async () => {
      const subject = await create()
      subject.server.fail('never')
      const controller = new AbortController()
      const answer = submit(subject, controller.signal)
      await expect.poll(() => subject.server.charges.length).toBe(1)
      controller.abort()
      await expect(answer).rejects.toMatchObject({ code: 'CALL_AMBIGUOUS' })
      await subject.server.close()
    })
  })
}
