/** What `baimo diff` asks: the questions of a file or folder, what people asked by the journal, and every entity by every topic. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Knowledge, Lang } from '../core/knowledge.ts'
import { type Period, parsePeriod, wordPeriod } from '../core/facts/periods.ts'
import type { KeptQuery } from '../journal/reads.ts'
import { parseYaml } from '../knowledge/yaml.ts'
import { langOf } from './languages.ts'

export interface AskedAgain {
  /** What is asked, one turn after the other; the last answer counts. */
  readonly turns: readonly string[]
  readonly lang?: Lang
  /** ISO day, where a question was written for one. */
  readonly today?: string
}

/** Where a repository keeps its questions when nothing else is said. */
export const questionsFolder = join('test', 'golden')

export type Questions = { readonly ok: true; readonly questions: readonly AskedAgain[] } | { readonly ok: false; readonly message: string }

/** Lists of `q` or `turns`, with `lang` and `today` where they matter; other keys are passed over. */
export function questionsIn(path: string): Questions {
  if (!existsSync(path)) return { ok: false, message: `${path}: there is no such file or folder.` }
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => join(path, name))
    : [path]
  const questions: AskedAgain[] = []
  for (const file of files) {
    const { value, errors } = parseYaml(readFileSync(file, 'utf8'))
    const items = Array.isArray(value) ? value.map(questionOf) : [undefined]
    const wrong = items.indexOf(undefined)
    if (errors.length > 0 || wrong >= 0)
      return { ok: false, message: `${file}: item ${wrong + 1} is no question. Each wants "q", a text, or "turns", a list of texts.` }
    questions.push(...items.flatMap((item) => item ?? []))
  }
  return { ok: true, questions }
}

function questionOf(item: unknown): AskedAgain | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  const fields = new Map<string, unknown>(Object.entries(item))
  const [q, turns, lang, today] = ['q', 'turns', 'lang', 'today'].map((key) => fields.get(key))
  const asked = typeof q === 'string' ? [q] : Array.isArray(turns) ? turns.map(String) : []
  if (asked.length === 0) return undefined
  const language = typeof lang === 'string' ? langOf(lang) : undefined
  return { turns: asked, ...(language ? { lang: language } : {}), ...(typeof today === 'string' ? { today } : {}) }
}

/** Entity by topic, in English and Chinese, for what the facts of either side are about: an edit of a fact shows in one of them. */
export function everySubject(sides: readonly Knowledge[], isWanted: (entity: string) => boolean): AskedAgain[] {
  const asked = new Set<string>()
  for (const { facts, entities, topics } of sides) {
    const names = new Map([...entities, ...topics].map(({ id, name }) => [id, name]))
    for (const fact of facts) {
      if (!isWanted(fact.about)) continue
      for (const topic of fact.topics) {
        for (const lang of ['en', 'zh-Hans'] as const) {
          const [subject, thing] = [names.get(fact.about)?.[lang], names.get(topic)?.[lang]]
          if (subject !== undefined && thing !== undefined) asked.add(`${subject} ${thing}`)
        }
      }
    }
  }
  return [...asked].map((text) => ({ turns: [text] }))
}

/** The journal keeps what was understood, not what was typed: it is asked again in those words. */
export function questionFrom(query: KeptQuery, { entities, topics, metrics }: Knowledge): AskedAgain {
  const lang = langOf(query.lang) ?? 'en'
  const nameIn = (
    list: readonly { readonly id: string; readonly name: Readonly<Record<Lang, string>> }[],
    ids: readonly string[],
  ): string[] => ids.map((id) => list.find((entry) => entry.id === id)?.name[lang] ?? id)
  const command = query.intent.find((intent) => intent.startsWith('/'))
  // A metric says its topic as well.
  const things = query.metrics.length > 0 ? nameIn(metrics, query.metrics) : nameIn(topics, command === undefined ? query.topics : [])
  const words = [command, ...nameIn(entities, query.entities), periodWords(query.period, lang), ...things, ...query.leftover]
  return { turns: [words.filter((word) => word !== undefined).join(' ')], lang }
}

function periodWords(notation: string | undefined, lang: Lang): string | undefined {
  const period: Period | undefined = notation === undefined ? undefined : parsePeriod(notation)
  return period && wordPeriod(period, lang)
}
