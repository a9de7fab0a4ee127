/** The workflow for those who keep their knowledge on GitHub runs what anyone can run, and nothing else. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readArguments } from '../src/cli/arguments.ts'

const text = readFileSync(new URL('../.github/workflows/knowledge.yml', import.meta.url), 'utf8')
const step = z.object({ run: z.string().optional(), uses: z.string().optional() })
const workflow = z
  .object({
    on: z.record(z.string(), z.unknown()),
    permissions: z.unknown(),
    jobs: z.record(z.string(), z.object({ steps: z.array(step) })),
  })
  .parse(parse(text))
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

it('is safe for forks: it can only read, and gets no secrets', () => {
  expect(Object.keys(workflow.on)).toEqual(['pull_request'])
  expect(workflow.permissions).toEqual({ contents: 'read' })
  expect(text).not.toMatch(/secrets\.|pull_request_target|permissions:[\s\S]*permissions:/)
  // What others typed never stands in a command.
  for (const { run } of steps) expect(run ?? '').not.toContain('${{')
})

it('calls only subcommands with options that they have', () => {
  const calls = steps.flatMap(({ run }) => (run?.startsWith('npx baimo ') ? [run.split(' >> ')[0] ?? ''] : []))
  expect(calls).toHaveLength(2)
  for (const call of calls) expect(readArguments(call.split(' ').slice(2)), call).toMatchObject({ ok: true })
})

it('pins its actions to a version', () => {
  const used = steps.flatMap(({ uses }) => uses ?? [])
  expect(used.length).toBeGreaterThan(1)
  for (const name of used) expect(name).toMatch(/^actions\/[a-z-]+@v\d+$/)
})
