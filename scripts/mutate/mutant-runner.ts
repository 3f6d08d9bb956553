import { TestRunner, type RunnerTask, type RunnerTestFile } from 'vitest'
import { switchboard } from './switchboard.ts'

/** Runs the tests that the switchboard names, and stops at the first that fails. */
export default class MutantRunner extends TestRunner {
  readonly #board = switchboard()

  onBeforeRunFiles(): void {
    this.#board.loading = false
  }

  override async onBeforeRunTask(test: RunnerTask): Promise<void> {
    const { only } = this.#board
    const name = nameOf(test)
    if (only !== null && !only.has(name)) test.mode = 'skip'
    await super.onBeforeRunTask(test)
    this.#board.test = name
  }

  override onAfterRunTask(test: RunnerTask): void {
    super.onAfterRunTask(test)
    this.#board.test = null
    if (this.#board.watching) this.#board.tests.set(nameOf(test), test.result?.duration ?? 0)
    else if (test.result?.state === 'fail') this.cancel('test-failure')
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    super.onAfterRunFiles(files)
    const errors = files.flatMap(errorsOf)
    this.#board.failed ||= errors.length > 0
    this.#board.reason ??= errors[0] ?? null
    this.#board.timedOut ||= errors.some((message) => /^(?:Test|Hook) timed out in /u.test(message))
  }
}

function nameOf(task: RunnerTask): string {
  return task.suite === undefined ? task.name : `${nameOf(task.suite)} > ${task.name}`
}

function errorsOf(task: RunnerTask): readonly string[] {
  const own = task.result?.errors?.map(({ message }) => message) ?? []
  return [
    ...(task.result?.state === 'fail' && own.length === 0 ? [''] : own),
    ...('tasks' in task ? task.tasks.flatMap(errorsOf) : []),
  ]
}
