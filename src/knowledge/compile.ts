/** Turns checked entries into the knowledge as the core reads it: complete in every language, with everything derived that can be. */
import { createFolder } from '../core/fold.ts'
import type { Entity, Knowledge, Lexicon, Metric, Source, Text, Topic } from '../core/knowledge.ts'
import { packLexis } from '../core/packed-lexis.ts'
import { compileFact } from './compile-facts.ts'
import { compileRates } from './compile-rates.ts'
import { completeName, completeText } from './compile-texts.ts'
import { packPostings } from '../core/postings.ts'
import { yearEndsOf } from './fiscal.ts'
import { type ToHant, withNames } from './hant.ts'
import { byReading, homophonesOf, readingsOf } from './pinyin.ts'
import type { EntityEntry, Entry, MetricEntry, Reading, TopicEntry } from './read.ts'
import { everyday, type SourceFile } from './schema.ts'
import type { Tables } from './tables.ts'

/** Wants a reading without errors; throws where a rule would have reported one. */
export function compileKnowledge(reading: Reading, hash: string, { toHant: convert, fold, syllables }: Tables): Knowledge {
  const folder = createFolder(fold)
  const names = new Map(reading.entities.map(({ id, value }) => [id, completeName(value.name, convert)]))
  const toHant = withNames(convert, chineseNames([...names.values()]))
  const entities = reading.entities.map((entry) =>
    compileEntity(entry, names.get(entry.id) ?? completeName(entry.value.name, convert), folder.key),
  )
  const yearEnd = yearEndsOf(reading.entities)
  const knowledge: Knowledge = {
    format: 1,
    hash,
    entities,
    topics: reading.topics.map((entry) => compileTopic(entry, convert)),
    metrics: reading.metrics.map((entry) => compileMetric(entry, convert)),
    sources: reading.sources.map((entry) => compileSource(entry, toHant)),
    facts: reading.facts.map((record) => compileFact(record, { toHant, yearEnd })),
    rates: reading.rates.flatMap(compileRates),
    rateSources: reading.rates.map((entry) => compileSource(entry, toHant)),
    phrases: Object.fromEntries(Object.entries(reading.replies?.value ?? {}).map(([id, text]) => [id, completeText(text, convert)])),
    lexicon: compileLexicon(reading.words?.value ?? {}),
    fold,
    homophones: homophonesOf(
      entities.flatMap((entity) => entity.names),
      syllables,
    ),
  }
  return { ...knowledge, index: { lexis: packLexis(knowledge, folder), postings: packPostings(knowledge, folder) } }
}

/** Shorter ones are too often part of other words. */
function chineseNames(names: readonly Text[]): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const name of names) if (/[\u3400-\u9fff]{2}/.test(name['zh-Hans'])) pairs.set(name['zh-Hans'], name['zh-Hant'])
  return pairs
}

function compileEntity({ id, value }: Entry<EntityEntry>, name: Text, key: (text: string) => string): Entity {
  const common = value.common_words ?? []
  const own = value.found_by_name === false ? [] : [name.en, name['zh-Hans'], name['zh-Hant']]
  const names = unique([...own, ...(value.aliases ?? []), ...common])
  const misspellings = unique(value.misspellings ?? [])
  const commonKeys = new Set(common.map(key))
  return {
    id,
    kind: value.kind,
    name,
    names,
    misspellings,
    pinyin: readingsOf(names, value.kind === 'person' ? 'person' : 'thing'),
    guarded: [...names, ...misspellings].filter((name) => commonKeys.has(key(name))),
    ...(value.of === undefined ? {} : { of: value.of }),
    ...(value.members === undefined ? {} : { members: value.members }),
    ...(value.abroad === undefined ? {} : { abroad: value.abroad }),
    fiscalYearEnd: value.fiscal_year_end ?? 12,
  }
}

function compileTopic({ id, value }: Entry<TopicEntry>, toHant: ToHant): Topic {
  const words = unique([...value.words.en, ...value.words.zh])
  const command = value.command && { name: value.command.name, description: completeText(value.command.description, toHant) }
  return {
    id,
    name: completeName(value.name, toHant),
    words,
    pinyin: byReading(words),
    ...(command ? { command } : {}),
    guarded: value.common_words ?? [],
    ...(value.reverse === undefined ? {} : { reverse: value.reverse }),
    soft: value.soft ?? false,
    inWords: value.in_words ?? false,
    ...(value.role === undefined ? {} : { role: value.role }),
    near: value.near ?? [],
  }
}

function compileMetric({ id, value }: Entry<MetricEntry>, toHant: ToHant): Metric {
  const words = unique([...(value.words?.en ?? []), ...(value.words?.zh ?? [])])
  const { topic, also = [], unit, cadence_months: cadenceMonths } = value
  return {
    id,
    topic,
    also,
    name: completeName(value.name, toHant),
    words,
    pinyin: byReading(words),
    unit,
    basis: completeText(value.basis, toHant),
    signed: value.signed ?? false,
    cadenceMonths,
  }
}

function compileSource({ id, value }: Entry<Omit<SourceFile, 'facts'>>, toHant: ToHant): Source {
  const { title, publisher, via, authors = [], date, url, lang, checked } = value
  const hant = {
    title: toHant(title),
    publisher: toHant(publisher),
    ...(via === undefined ? {} : { via: toHant(via) }),
    authors: authors.map(toHant),
  }
  return {
    id,
    title,
    publisher,
    ...(via === undefined ? {} : { via }),
    authors,
    ...(lang === 'en' ? {} : { hant }),
    date,
    ...(url === undefined ? {} : { url }),
    lang,
    checked,
  }
}

function compileLexicon(words: Readonly<Record<string, readonly string[]>>): Lexicon {
  const lists = Object.entries(words).filter(([id]) => id !== everyday)
  return Object.fromEntries(lists.map(([id, list]) => [id, { words: unique(list), pinyin: readingsOf(list) }]))
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
