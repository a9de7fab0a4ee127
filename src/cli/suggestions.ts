/** `baimo suggestions`: what people say is wrong. Accepting one notes it beside its fact, as a comment, for the admin to work in. */
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
  if (corrections.length > 0) print('Note one beside its fact: npx baimo suggestions --accept ID')
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
  const note = `${/^\s*/.exec(lines[line - 1] ?? '')?.[0] ?? ''}# Suggested ${suggestion.day} (${suggestion.kind}): ${oneLine(suggestion.text)}`
  if (lines[line - 2] === note) {
    print(`It stands there already: ${path}:${line - 1}`)
    return 0
  }
  lines.splice(line - 1, 0, note)
  writeFileSync(path, lines.join('\n'))
  print(
    `Noted above ${fact.id}: ${path}:${line}. Check it against the source, mend the fact or withdraw it, take the note out, run npx baimo check.`,
  )
  return 0
}

/** A stranger's words must stay a comment, and steer no terminal. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, maxTextChars)
}
