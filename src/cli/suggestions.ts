/** `baimo suggestions`: what people say is wrong. Accepting one drafts the fact anew below it, with what was said, for the admin to mend. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptCorrection } from '../journal/reads.ts'
import { readContents } from '../knowledge/contents.ts'
import { readKnowledge } from '../knowledge/read.ts'
import type { JournalDeps } from './journal-commands.ts'

const maxSuggestions = 200
const maxTextChars = 500

export async function suggestionsCommand(deps: JournalDeps): Promise<number> {
  const { office, given, print } = deps
  const { corrections } = await office.reads.summary(maxSuggestions)
  if (given.accept !== undefined) return accept(given.accept, corrections, deps)
  if (given.switches.has('json')) {
    print(JSON.stringify(corrections, null, 2))
    return 0
  }
  if (corrections.length === 0) print('There are no suggestions.')
  for (const { id, day, platform, kind, facts, text } of corrections) {
    print(`${id}  ${day}  ${platform}  ${kind}`)
    print(`    ${oneLine(text)}`)
    print(`    on ${facts.join(', ') || 'no fact'}`)
  }
  if (corrections.length > 0) print('Draft a mended fact: npx baimo suggestions --accept ID')
  return 0
}

function accept(id: string, corrections: readonly KeptCorrection[], { dir, print, complain }: JournalDeps): number {
  const found = corrections.filter((correction) => correction.id.startsWith(id))
  const [suggestion] = found
  if (!suggestion || found.length > 1) {
    complain(`${found.length} suggestions have an id that begins with "${id}". npx baimo suggestions lists them.`)
    return 1
  }
  const facts = readKnowledge(readContents(dir)).facts
  const fact = suggestion.facts.map((name) => facts.find((known) => known.id === name)).find((known) => known !== undefined)
  if (!fact) {
    complain(`No fact of that suggestion is in ${dir} any more (${suggestion.facts.join(', ') || 'it names none'}). Work it in by hand.`)
    return 1
  }
  const { line } = fact.locate([], 'key')
  const path = join(dir, fact.file)
  const lines = readFileSync(path, 'utf8').split('\n')
  const [, local = ''] = fact.id.split('/')
  const block = blockAt(lines, line - 1)
  const draft = draftOf(block, { local, note: `Suggested ${suggestion.day} (${suggestion.kind}): ${oneLine(suggestion.text)}` })
  const known = lines.indexOf(draft[0] ?? '')
  if (known >= 0) {
    print(`It stands there already: ${path}:${known + 1}`)
    return 0
  }
  const end = line - 1 + block.length
  lines.splice(end, 0, '', ...draft)
  writeFileSync(path, lines.join('\n'))
  print(`Drafted below ${fact.id}: ${path}:${end + 2}. Check the source, mend the draft, take its note and "draft: true" out,`)
  print('withdraw the fact above where it was wrong (or take the draft out again), and run npx baimo check.')
  return 0
}

/** The lines of an entry: its key, and what is further in. */
function blockAt(lines: readonly string[], start: number): readonly string[] {
  const indent = (line: string): number => /^ */.exec(line)?.[0].length ?? 0
  const own = indent(lines[start] ?? '')
  const after = lines.slice(start + 1).findIndex((line) => line.trim() !== '' && indent(line) <= own)
  const block = after < 0 ? lines.slice(start) : lines.slice(start, start + 1 + after)
  const last = block.findLastIndex((line) => line.trim() !== '')
  return block.slice(0, last + 1)
}

/** The fact again, as a draft, which never answers: the note first, then what is to be mended. */
function draftOf(block: readonly string[], { local, note }: { readonly local: string; readonly note: string }): string[] {
  const [key = '', ...rest] = block
  const indent = /^ */.exec(key)?.[0] ?? ''
  return [`${indent}# ${note}`, key.replace(local, `${local}-suggested`), `${indent}  draft: true`, ...rest]
}

/** A stranger's words must stay a comment, and steer no terminal. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, maxTextChars)
}
