// Prints `123 passed, 0 failed` from the test runner's own results. What failed before or beside the tests
// counts as one failure.
import { existsSync, readFileSync } from 'node:fs'

const [path, code] = process.argv.slice(2)
const results = existsSync(path)
  ? JSON.parse(readFileSync(path, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, testResults: [] }
const brokenFiles = results.testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
)
const failed = results.numFailedTests + brokenFiles.length
const skipped = (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0)
const shown = code !== '0' && failed === 0 ? 1 : failed
console.log(`${results.numPassedTests} passed, ${shown} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
