/** What is wrong with a file as YAML, told so that an admin knows what to do. */
import type { Problem } from './problem.ts'
import type { YamlDocument, YamlError } from './yaml.ts'

/** What the parser finds wrong, with the remedy where the slip is a common one. */
export function yamlProblem(file: string, text: string, error: YamlError): Problem {
  const { line, column, message, duplicate } = error
  const typed = text
    .split('\n')
    .slice(Math.max(0, line - 2), line)
    .join('\n')
  const brace = /(?::|-)\s+\{(?:figure|period)\}/.test(typed)
  const remedy = duplicate
    ? 'Give each its own name, or join the two.'
    : brace
      ? "A sentence that begins with { must be quoted: '{figure} …'."
      : /^\s*[a-z_]+：/m.test(typed)
        ? 'Behind a key type the colon of ASCII and a space, ": ", not ：.'
        : remedyFor(message)
  return {
    file,
    line,
    column,
    rule: 'yaml',
    severity: 'error',
    message: duplicate ? 'the same key twice' : `broken YAML: ${message}`,
    ...(remedy ? { remedy } : {}),
  }
}

function remedyFor(message: string): string | undefined {
  if (/tab/i.test(message)) return 'Indent with spaces.'
  if (/nested mappings|implicit key|multiline/i.test(message)) return 'A sentence with a colon in it must be quoted; check the indent too.'
  return /quote/i.test(message) ? 'Close the quote; within single quotes a quote is written twice.' : undefined
}

/** A file that the parser gives up on: not text, too deep, or made to swell. */
export function unparsable(file: string, bytes: Buffer, error: unknown): Problem {
  const text = new TextDecoder().decode(bytes)
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n')
  if (error instanceof TypeError && text.includes('\ufffd')) {
    const at = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    return { file, ...at, rule: 'unreadable', severity: 'error', message: 'file is not UTF-8', remedy: 'Save it as UTF-8.' }
  }
  const message = `broken YAML: ${error instanceof Error ? error.message : String(error)}`
  const remedy = /alias/i.test(message) ? 'Write each value out, without & and *.' : 'Put back what git has of it.'
  return { file, line: 1, column: 1, rule: 'yaml', severity: 'error', message, remedy }
}

/** Keys such as `4.0:`, which stand for other text than was typed. */
export function oddKeyProblems(file: string, document: YamlDocument): Problem[] {
  return document.oddKeys.map(({ typed, at }) => ({
    file,
    ...at,
    rule: 'shape',
    severity: 'error',
    message: `the key ${typed} is not text to YAML`,
    remedy: `Quote it: '${typed}'.`,
  }))
}
