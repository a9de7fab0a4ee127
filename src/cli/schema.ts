/** `baimo schema`: writes the JSON Schema of the knowledge files for editors. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../knowledge/json-schema.ts'

/** Gives the exit code. */
export function schemaCommand({ dir }: { readonly dir: string }, print: (line: string) => void): number {
  const folder = join(dir, 'schema')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, name), text)
    print(`Wrote ${join(folder, name)}`)
  }
  return 0
}
