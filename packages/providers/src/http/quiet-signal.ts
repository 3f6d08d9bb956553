/** A signal that is aborted with a `TimeoutError` when nothing has touched it for so long. */
export function quietSignal(quietMs: number): { readonly signal: AbortSignal; readonly touch: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(new DOMException(`Timed out after ${quietMs} ms`, 'TimeoutError')),
    quietMs,
  )
  // As with AbortSignal.timeout, a program that has nothing else to do may end.
  timer.unref()
  return { signal: controller.signal, touch: () => void timer.refresh() }
}
