import type { Json } from '@mutoscope/core'
import type { StartedModel } from '@mutoscope/core/ports'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { sampleContext } from '../testing/sample-requests.js'
import { defineStartedModel } from './define-started-model.js'

const operationSchema = z.object({ id: z.string(), seconds: z.number().default(5) })

function open() {
  const asked: unknown[] = []
  const model: StartedModel<string, number> & { readonly region: string } = defineStartedModel(
    operationSchema,
    {
      provider: 'acme',
      model: 'clip-1',
      version: '1',
      region: 'eu',
      start: (id: string) => Promise.resolve({ operation: { id, seconds: 8 } }),
      status({ id, seconds }) {
        asked.push({ id, seconds })
        return Promise.resolve({ status: 'succeeded', output: { body: null, data: seconds } })
      },
      cancel({ id }) {
        asked.push(id)
        return Promise.resolve()
      },
    },
  )
  return { model, asked }
}

describe('a model with its own type of operation', () => {
  it('keeps what it is and is asked about what it stored', async () => {
    const { model, asked } = open()
    const { operation } = await model.start('job-1', sampleContext())
    const stored = JSON.parse(JSON.stringify(operation)) as Json
    expect(await model.status(stored, sampleContext())).toMatchObject({ output: { data: 8 } })
    await model.cancel?.(stored, sampleContext())
    expect(asked).toEqual([{ id: 'job-1', seconds: 8 }, 'job-1'])
    expect(model).toMatchObject({ provider: 'acme', region: 'eu' })
  })

  it('takes a job that an operator adopts by its id', async () => {
    const { model, asked } = open()
    await model.status({ id: 'job-2' }, sampleContext())
    expect(asked).toEqual([{ id: 'job-2', seconds: 5 }])
  })

  it.each([['job-3'], [null], [{ seconds: 8 }], [{ id: 4 }]])('is not asked about %j', async (stored) => {
    const { model, asked } = open()
    for (const ask of [model.status, model.cancel])
      await expect(ask?.(stored, sampleContext())).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringMatching(/^acme\/clip-1 .*operation/u),
        details: { field: 'operation' },
      })
    expect(asked).toEqual([])
  })

  it('has no cancel where there is none', () => {
    const { cancel: _cancel, ...rest } = open().model
    expect('cancel' in defineStartedModel(z.custom<Json>(), rest)).toBe(false)
  })
})
