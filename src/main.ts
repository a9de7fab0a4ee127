#!/usr/bin/env node
/** The composition root: configuration → knowledge → engine → adapter or subcommand → signals. The only file that knows all. */
import { readFileSync } from 'node:fs'
import { type Arguments, type Mistake, readArguments } from './cli/arguments.ts'
import { clockDay } from './cli/clock.ts'
import { helpText } from './cli/usage.ts'
import { type Config, loadConfig } from './config.ts'
import type { Knowledge, Lang } from './core/knowledge.ts'
import type { Engine } from './core/reply.ts'
import type { KnowledgeNews } from './knowledge/watch.ts'

const exitCodes = { ok: 0, failed: 1, usage: 2 } as const

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads `baimo … | head -1` has seen enough.
    if (error.code === 'EPIPE') process.exit(exitCodes.ok)
    throw error
  })
}
process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const reading = readArguments(args)
  if (!reading.ok) return explainMistake(reading.mistake)
  const { switches } = reading.arguments
  if (switches.has('help')) return say(helpText())
  if (switches.has('version')) return say(version())
  const configured = loadConfig(process.cwd())
  if (!configured.ok) {
    configured.problems.forEach(complain)
    return exitCodes.failed
  }
  return run(reading.arguments, configured.config)
}

async function run(given: Arguments, config: Config): Promise<number> {
  const { shippedDir } = await import('./knowledge/store.ts')
  const { command, knowledge: dir = config.knowledgeDir ?? shippedDir } = given
  switch (command) {
    case 'chat':
      return chat(given, config)
    case 'ask':
      return ask(given, config)
    case 'manifest': {
      const loaded = await loadEngine(given, config)
      if (!loaded) return exitCodes.failed
      const { manifestCommand } = await import('./cli/manifest.ts')
      manifestCommand({ ...loaded, url: given.url, prefix: given.prefix, asksChannels: given.switches.has('ask-channels') }, print)
      return exitCodes.ok
    }
    case 'register': {
      const loaded = await loadEngine(given, config)
      if (!loaded) return exitCodes.failed
      const { registerCommand } = await import('./cli/register.ts')
      return registerCommand({ engine: loaded.engine, discord: config.discord, guild: given.guild }, { print, complain })
    }
    case 'status': {
      const { statusCommand } = await import('./cli/status.ts')
      return statusCommand({ health: config.health, dir, today: clockDay(), asJson: given.switches.has('json'), print })
    }
    case 'gaps':
    case 'stats':
    case 'suggestions':
    case 'journal':
    case 'golden': {
      const { journalCommand } = await import('./cli/journal-commands.ts')
      return journalCommand(command, { config, given, dir, print, complain })
    }
    case 'studio': {
      const { studioCommand } = await import('./cli/studio.ts')
      return studioCommand(given, config, { print, complain })
    }
    default: {
      const { keep } = await import('./cli/keeping.ts')
      const person = process.stdin.isTTY ? { input: process.stdin, output: process.stdout } : undefined
      return keep(command, given, { config, clockDay: clockDay(), person, print, complain })
    }
  }
}

async function chat(given: Arguments, config: Config): Promise<number> {
  const loaded = await loadEngine(given, config)
  if (!loaded) return exitCodes.failed
  const { dir, ...first } = loaded
  const [{ watchKnowledge }, { chatCommand }] = await Promise.all([import('./knowledge/watch.ts'), import('./cli/chat.ts')])
  const deps = {
    config,
    watch: (tell: (news: KnowledgeNews) => void) => watchKnowledge({ dir, first, today: clockDay, now: Date.now, tell }),
    today: () => given.today ?? clockDay(),
    complain,
    failed: failureTeller(loaded.knowledge),
    stopped: new Promise<string>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
    }),
  }
  if (!config.slack && !config.discord) {
    const { stdin: input, stdout: output } = process
    return chatCommand({ ...deps, input, output, lang: given.lang, explains: given.switches.has('explain') })
  }
  const { serve } = await import('./cli/serve.ts')
  const code = await serve({ ...deps, output: process.stderr })
  // What is left, such as connections kept open by SDKs, holds no answer any more.
  process.exit(code)
}

async function ask(given: Arguments, config: Config): Promise<number> {
  const isBatch = given.switches.has('jsonl')
  const { askOnce, readQuestion } = await import('./cli/ask.ts')
  const text = given.text ?? (isBatch || process.stdin.isTTY ? '' : await readQuestion(process.stdin))
  if (!isBatch && text === '') return explainMistake({ message: 'There is no question. Ask one: baimo ask "/burn openai".' })
  const loaded = await loadEngine(given, config)
  if (!loaded) return exitCodes.failed
  const common = { engine: loaded.engine, output: process.stdout, today: given.today ?? clockDay(), forceLang: given.lang }
  const explains = given.switches.has('explain')
  const onFailure = failureTeller(loaded.knowledge)
  if (isBatch) {
    const { answerJsonl } = await import('./cli/jsonl.ts')
    // What is for eyes goes beside the lines that are for tools.
    const onTrace = explains ? (outcome: ReturnType<Engine['ask']>): void => complain(JSON.stringify(outcome.trace())) : undefined
    await answerJsonl({ ...common, input: process.stdin, now: () => performance.now(), onFailure, onTrace })
    return exitCodes.ok
  }
  try {
    askOnce(text, { ...common, screen: config.screen, explain: explains })
    return exitCodes.ok
  } catch (error) {
    complain(onFailure(error, given.lang ?? 'en'))
    return exitCodes.failed
  }
}

interface Loaded {
  readonly dir: string
  readonly knowledge: Knowledge
  readonly engine: Engine
}

/** Undefined when the knowledge can't be used; its problems have been printed then. */
async function loadEngine(given: Arguments, config: Config): Promise<Loaded | undefined> {
  const [{ loadKnowledge, shippedDir }, { createEngine }] = await Promise.all([import('./knowledge/store.ts'), import('./core/engine.ts')])
  const dir = given.knowledge ?? config.knowledgeDir ?? shippedDir
  const built = await loadKnowledge(dir, { today: clockDay() })
  if (built.ok) return { dir, knowledge: built.knowledge, engine: createEngine(built.knowledge) }
  const { renderProblem } = await import('./knowledge/problem.ts')
  for (const problem of built.problems) complain(renderProblem(problem))
  complain(`The knowledge in ${dir} can't be used. Mend what is listed above; baimo check lists it again.`)
  return undefined
}

/** The words for a failure are data, as all that baimo says. The id joins what a person saw to what was logged. */
function failureTeller(knowledge: Knowledge): (error: unknown, lang: Lang) => string {
  return (error, lang) => {
    const id = Math.random().toString(36).slice(2, 10).padEnd(8, '0')
    complain(`error ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return `${knowledge.phrases['fact-error']?.[lang] ?? ''} (${id})`.trim()
  }
}

async function explainMistake({ message, word, known }: Mistake): Promise<number> {
  const { didYouMean } = await import('./knowledge/nearest.ts')
  const meant = word === undefined ? undefined : didYouMean(word, known ?? [])
  complain([message, meant, 'See baimo --help.'].filter((part) => part !== undefined).join(' '))
  return exitCodes.usage
}

function say(text: string): number {
  print(text)
  return exitCodes.ok
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
}
