import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compileCommand } from '../../src/cli/compile.ts'
import { schemaCommand } from '../../src/cli/schema.ts'
import { isKnowledge } from '../../src/knowledge/guard.ts'
import { edited, today, writeKnowledge } from '../knowledge/fixtures.ts'

test('baimo compile writes the compiled copy', () => {
  const dir = writeKnowledge()
  const out = join(dir, 'out/knowledge.json')
  const lines: string[] = []
  expect(compileCommand({ today, dir, out }, (line) => lines.push(line))).toBe(0)
  expect(lines).toEqual([`Compiled 3 facts of 1 source about 6 entities to ${out}`])
  expect(isKnowledge(JSON.parse(readFileSync(out, 'utf8')))).toBe(true)
})

test('baimo compile prints what is wrong and writes nothing', () => {
  const dir = writeKnowledge(edited('sources/times-1.yaml', 'about: openai', 'about: opnai'))
  const out = join(dir, 'knowledge.json')
  const lines: string[] = []
  expect(compileCommand({ today, dir, out }, (line) => lines.push(line))).toBe(1)
  expect(lines).toEqual(['sources/times-1.yaml:10:12 error unknown entity "opnai". Did you mean "openai"?'])
  expect(() => readFileSync(out)).toThrow()
})

test('baimo schema writes a schema for each kind of file', () => {
  const dir = writeKnowledge()
  const lines: string[] = []
  expect(schemaCommand({ dir }, (line) => lines.push(line))).toBe(0)
  expect(lines).toHaveLength(6)
  expect(JSON.parse(readFileSync(join(dir, 'schema/sources.json'), 'utf8'))).toMatchObject({ type: 'object' })
})
