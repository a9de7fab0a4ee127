import { defineConfig } from 'vitest/config'

// The report goes to the terminal as it is, without the runner's own frame around it.
export default defineConfig({
  test: { include: ['test/golden/golden.report.ts'], disableConsoleIntercept: true, reporters: ['dot'] },
})
