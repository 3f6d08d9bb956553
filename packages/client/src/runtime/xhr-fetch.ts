import type { UploadProgress } from './request-options.js'

/** A `fetch` for one upload that tells how many bytes have left. Only where there is XMLHttpRequest. */
export function createXhrFetch(
  body: FormData | string,
  onProgress: (progress: UploadProgress) => void,
): typeof globalThis.fetch {
  return (input, init) =>
    new Promise((resolve, reject) => {
      const { url, method, headers, signal, credentials } = new Request(input, init)
      const xhr = new XMLHttpRequest()
      const on = (type: 'abort' | 'error' | 'load', listener: () => void): void =>
        xhr.addEventListener(type, listener)
      xhr.open(method, url)
      xhr.responseType = 'blob'
      xhr.withCredentials = credentials === 'include'
      // The boundary of a form is known only to whoever writes it.
      for (const [name, value] of headers)
        if (!(body instanceof FormData) || name !== 'content-type') xhr.setRequestHeader(name, value)
      xhr.upload.addEventListener('progress', ({ loaded, total }) =>
        onProgress({
          percent: total === 0 ? 0 : loaded / total,
          transferredBytes: loaded,
          totalBytes: total,
        }),
      )
      on('load', () =>
        resolve(
          new Response(xhr.status === 204 ? null : (xhr.response as Blob), {
            status: xhr.status,
            headers: readHeaders(xhr),
          }),
        ),
      )
      on('error', () => reject(new TypeError()))
      on('abort', () => reject(signal.reason as Error))
      signal.addEventListener('abort', () => xhr.abort())
      signal.throwIfAborted()
      xhr.send(body)
    })
}

function readHeaders(xhr: XMLHttpRequest): Headers {
  return new Headers(
    [...xhr.getAllResponseHeaders().matchAll(/^([\w-]+):(.*)$/gmu)].map(
      ([, name = '', value = '']): [string, string] => [name, value.trim()],
    ),
  )
}
