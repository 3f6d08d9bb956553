// Prints `123 passed, 0 failed` from the test runners' own results. What failed before or beside the tests
// counts as one failure. Arguments: the exit code, then the files of results.
import { existsSync, readFileSync } from 'node:fs'

const [code, ...paths] = process.argv.slice(2)
const counts = { passed: 0, failed: 0, skipped: 0 }
for (const path of paths.filter((path) => existsSync(path))) {
  const results = JSON.parse(readFileSync(path, 'utf8'))
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  counts.passed += results.numPassedTests
  counts.failed += results.numFailedTests + brokenFiles.length
  counts.skipped += (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0)
}
if (code !== '0' && counts.failed === 0) counts.failed = 1
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
