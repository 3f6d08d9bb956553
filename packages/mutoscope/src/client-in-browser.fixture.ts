import {
  createClient,
  eventOperation,
  operation,
  socketOperation,
  watchJob,
  type NoInput,
} from '@mutoscope/client'
import { saveAs } from '@mutoscope/client/browser'
import { mutationOptionsFor, queryOptionsFor, useJobEvents } from '@mutoscope/client/react'
import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query'
import { createElement as h, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

const read = operation<NoInput, { readonly status: string }>('GET /job')
const upload = operation<{ readonly form: { readonly image: Blob } }, { readonly bytes: number }>(
  'POST /upload idempotent',
)
const events = eventOperation<
  NoInput,
  { readonly event: 'event'; readonly data: { readonly type: string }; readonly id: string | null }
>('GET /events')
const socket = socketOperation<NoInput, { readonly progress: number }>('/ws')

const client = createClient({ baseUrl: '', token: 'sesame' })

function Page() {
  const job = useQuery(queryOptionsFor(client, read))
  const sending = useMutation(mutationOptionsFor(client, upload))
  const { messages, status } = useJobEvents(client, events, {})
  const [progress, setProgress] = useState<readonly number[]>([])
  const [steps, setSteps] = useState(0)
  useEffect(() => {
    const follow = async () => {
      for await (const message of watchJob(client, socket, {}))
        setProgress((before) => [...before, message.progress])
    }
    void follow()
  }, [])
  const send = async (): Promise<void> => {
    await upload(
      client,
      { form: { image: new Blob([new Uint8Array(3_000_000)]) } },
      { onUploadProgress: ({ percent }) => setSteps((before) => before + (percent > 0 ? 1 : 0)) },
    )
    sending.mutate({ form: { image: new Blob(['abc']) } })
  }
  return h(
    'main',
    null,
    h('p', { id: 'job' }, job.data?.status),
    h('p', { id: 'events' }, `${status}: ${messages.map(({ data }) => data.type).join(' ')}`),
    h('p', { id: 'progress' }, progress.join(' ')),
    h('p', { id: 'steps' }, String(steps)),
    h('p', { id: 'sent' }, sending.data?.bytes),
    h('button', { id: 'send', onClick: () => void send() }, 'Send'),
    h('button', { id: 'save', onClick: () => void saveAs(new Blob(['film']), 'hero.mp4') }, 'Save'),
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  h(QueryClientProvider, { client: new QueryClient() }, h(Page)),
)
