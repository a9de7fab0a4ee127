import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemas } from '../../src/knowledge/json-schema.ts'

test.each(Object.entries(jsonSchemas()))('the committed schema %s is current (else run `baimo schema`)', (name, text) => {
  expect(readFileSync(new URL(`../../knowledge/schema/${name}`, import.meta.url), 'utf8')).toBe(text)
})
