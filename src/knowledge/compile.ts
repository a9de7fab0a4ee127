/** Turns checked entries into the knowledge as the core reads it: complete in every language, with everything derived that can be. */
import type { Entity, Fact, Knowledge, Lexicon, Source, Text, Topic } from '../core/knowledge.ts'
import type { Metric } from '../core/metric.ts'
import { packLexis } from '../core/words/packed-lexis.ts'
import type { PackedLexis } from '../core/words/packed.ts'
import { compileFact } from './compile-facts.ts'
import { compileRates } from './compile-rates.ts'
import { compileSource } from './compile-sources.ts'
import { completeName, completeText } from './compile-texts.ts'
import { createPostingsPacker } from '../core/words/postings.ts'
import { yearEndsOf } from './fiscal.ts'
import { type ToHant, withNames } from './hant.ts'
import { byReading, homophonesOf, readingsOf } from './pinyin.ts'
import type { EntityEntry, Entry, MetricEntry, Reading, TopicEntry } from './read.ts'
import { everyday, type FactEntry, type SourceFile } from './schema.ts'
import type { Tables } from './tables.ts'

/**
 * Wants readings without errors; throws where a rule would have reported one. What is made of an entry is kept with it, so that of a reading
 * like the last one only what changed is compiled.
 */
export function createCompiler(tables: Tables): (reading: Reading, hash: string) => Knowledge {
  const pack = createPostingsPacker(tables)
  const facts = new WeakMap<FactEntry, Translated<Fact>>()
  const sources = new WeakMap<SourceFile, Translated<Source>>()
  let register: Register | undefined

  return (reading, hash) => {
    const parts = partsOfRegister(reading)
    const isSame = register?.parts.length === parts.length && register.parts.every((part, i) => part === parts[i])
    const { toHant, yearEnd, words, lexis } = (register = isSame && register ? register : compileRegister(reading, parts, tables))
    const knowledge = {
      format: 1,
      hash,
      ...words,
      sources: reading.sources.map(
        (entry) => keptIn(sources, entry, toHant) ?? keep(sources, entry, { toHant, made: compileSource(entry, toHant) }),
      ),
      facts: reading.facts.map(
        (record) => keptIn(facts, record, toHant) ?? keep(facts, record, { toHant, made: compileFact(record, { toHant, yearEnd }) }),
      ),
      rates: reading.rates.flatMap(compileRates),
      rateSources: reading.rates.map((entry) => compileSource(entry, toHant)),
      fold: tables.fold,
    } as const
    return { ...knowledge, index: { lexis, postings: pack(knowledge) } }
  }
}

/** Something made of an entry, with what its Traditional was derived by. */
interface Translated<T> {
  readonly toHant: ToHant
  readonly made: T
}

/** Two files may hold the same: they share what is read of them, but not their ids. */
function keptIn<E extends object, T extends { readonly id: string }>(
  kept: WeakMap<E, Translated<T>>,
  { id, value }: Entry<E>,
  toHant: ToHant,
): T | undefined {
  const known = kept.get(value)
  return known?.toHant === toHant && known.made.id === id ? known.made : undefined
}

function keep<E extends object, T>(kept: WeakMap<E, Translated<T>>, { value }: Entry<E>, translated: Translated<T>): T {
  kept.set(value, translated)
  return translated.made
}

/** All that is not of a source, and what is derived from it alone. */
interface Register {
  /** The entries that it was made from. */
  readonly parts: readonly unknown[]
  readonly words: Pick<Knowledge, 'entities' | 'topics' | 'metrics' | 'phrases' | 'lexicon' | 'homophones'>
  readonly lexis: PackedLexis
  readonly toHant: ToHant
  readonly yearEnd: ReturnType<typeof yearEndsOf>
}

function partsOfRegister({ entities, topics, metrics, replies, words }: Reading): readonly unknown[] {
  return [...[...entities, ...topics, ...metrics].map(({ value }) => value), replies?.value, words?.value]
}

function compileRegister(reading: Reading, parts: readonly unknown[], { toHant: convert, folder, syllables }: Tables): Register {
  const names = new Map(reading.entities.map(({ id, value }) => [id, completeName(value.name, convert)]))
  const entities = reading.entities.map((entry) =>
    compileEntity(entry, names.get(entry.id) ?? completeName(entry.value.name, convert), folder.key),
  )
  const words = {
    entities,
    topics: reading.topics.map((entry) => compileTopic(entry, convert)),
    metrics: reading.metrics.map((entry) => compileMetric(entry, convert)),
    phrases: Object.fromEntries(Object.entries(reading.replies?.value ?? {}).map(([id, text]) => [id, completeText(text, convert)])),
    lexicon: compileLexicon(reading.words?.value ?? {}),
    homophones: homophonesOf(
      entities.flatMap((entity) => entity.names),
      syllables,
    ),
  }
  return {
    parts,
    words,
    lexis: packLexis(words, folder),
    toHant: withNames(convert, chineseNames([...names.values()])),
    yearEnd: yearEndsOf(reading.entities),
  }
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
    ...(value.kind === undefined ? {} : { kind: value.kind }),
    name: completeName(value.name, toHant),
    words,
    pinyin: byReading(words),
    ...(command ? { command } : {}),
    guarded: value.common_words ?? [],
    ...(value.reverse === undefined ? {} : { reverse: value.reverse }),
    soft: value.soft ?? false,
    inWords: value.in_words ?? false,
    ofProducts: value.of_products ?? false,
    events: value.events ?? false,
    post: value.post ?? false,
    ...(value.compared === undefined ? {} : { compared: value.compared }),
    sides: value.sides ?? false,
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
    beside: unique([...(value.beside?.en ?? []), ...(value.beside?.zh ?? [])]),
    ...(value.of === undefined ? {} : { of: value.of }),
    which: value.which ?? false,
    sums: value.sums ?? false,
    ofKind: value.of_kind ?? false,
    unit,
    basis: completeText(value.basis, toHant),
    signed: value.signed ?? false,
    part: value.part ?? value.varies ?? false,
    varies: value.varies ?? false,
    event: value.event ?? false,
    ...(value.stands_for === undefined ? {} : { standsFor: value.stands_for }),
    ...(value.opposite === undefined ? {} : { opposite: value.opposite }),
    cadenceMonths,
  }
}

function compileLexicon(words: Readonly<Record<string, readonly string[]>>): Lexicon {
  const lists = Object.entries(words).filter(([id]) => id !== everyday)
  return Object.fromEntries(lists.map(([id, list]) => [id, { words: unique(list), pinyin: readingsOf(list) }]))
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
