import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Prints `N passed, N failed` as the last line of the run. A file that can't be loaded counts as a failure. */
class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state)
      for (const state of states) count[state === 'pending' ? 'skipped' : state] += 1
      if (module.state() === 'failed' && !states.includes('failed')) count.failed += 1
    }
    count.failed += errors.length
    if (reason !== 'passed' && count.failed === 0) count.failed = 1
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    // after the summary, which the default reporter prints in the same turn
    process.once('exit', () => process.stdout.write(`${count.passed} passed, ${count.failed} failed${skipped}\n`))
  }
}

export default LastLine
