/** Completion of commands and names. */
import type { Lang } from '../../core/knowledge.ts'
import type { Engine } from '../../core/reply.ts'

/** What may stand in place of the typed part, and that part: the shape that readline wants. */
export function completeLine(engine: Engine, line: string, lang: Lang): [string[], string] {
  const command = /^\s*\/(\S*)$/.exec(line)
  if (command) return completeCommand(engine, command[1] ?? '')
  const [, name, rest = ''] = /^\s*\/(\S+)\s+(.*)$/.exec(line) ?? []
  if (name !== undefined) {
    const whole = namesFor(engine, rest, { command: name, lang })
    if (whole.length > 0) return [whole, rest]
  }
  const word = /\S*$/.exec(line)?.[0] ?? ''
  // Without a letter every name would fit.
  return [word === '' ? [] : namesFor(engine, word, { command: name, lang }), word]
}

function completeCommand(engine: Engine, beginning: string): [string[], string] {
  const names = engine.commands.map(({ name }) => name).filter((name) => name.startsWith(beginning.toLowerCase()))
  return [names.map((name) => `/${name} `), `/${beginning}`]
}

/** Names that go on from what is typed, since only those can be typed on; others (pinyin, typos) where there are none. */
function namesFor(
  engine: Engine,
  text: string,
  { command, lang }: { readonly command: string | undefined; readonly lang: Lang },
): string[] {
  const names = engine.complete(text, command, lang).map(({ value }) => value)
  const going = names.filter((name) => name.toLowerCase().startsWith(text.toLowerCase()))
  return going.length > 0 ? going : names
}
