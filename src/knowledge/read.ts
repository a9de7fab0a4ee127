/** A knowledge folder as checked entries, each with the place where it stands, and everything that is wrong with the files. */
import { type Content, type Contents, type Folder, repliesFile, wordsFile } from './contents.ts'
import type { Position, Problem } from './problem.ts'
import type { EntityFile, FactEntry, MetricFile, RatesFile, SourceFile, TextEntry, TopicFile } from './schema.ts'
import { shapeProblems, type YamlFile } from './shape-problems.ts'
import { createShapers, type Shaper, type Shapers } from './shapers.ts'
import { type Path, parseYaml, type YamlDocument } from './yaml.ts'
import { oddKeyProblems, unparsable, yamlProblem } from './yaml-problems.ts'

export type EntityEntry = EntityFile[string]
export type TopicEntry = TopicFile[string]
export type MetricEntry = MetricFile[string]

/** Something with an id, and where each of its parts stands. */
export interface Entry<T> {
  readonly id: string
  readonly value: T
  readonly file: string
  /** `path` starts at the entry. */
  locate(path: Path, part?: 'key' | 'value'): Position
}

export interface FactRecord extends Entry<FactEntry> {
  readonly source: Entry<SourceFile>
}

/** A file as typed, and as parsed. Its id is its path. */
export type FileText = Entry<{ readonly text: string; readonly value: unknown }>

export interface Reading {
  /** Those that could be parsed. */
  readonly files: readonly FileText[]
  readonly entities: readonly Entry<EntityEntry>[]
  readonly topics: readonly Entry<TopicEntry>[]
  readonly metrics: readonly Entry<MetricEntry>[]
  /** The id is the name of the file, as it is of a source. */
  readonly rates: readonly Entry<RatesFile>[]
  readonly sources: readonly Entry<SourceFile>[]
  /** The id is `<source>/<local>`. */
  readonly facts: readonly FactRecord[]
  /** Facts that are not ready: no rule looks at them, and nothing is compiled of them. */
  readonly drafts: readonly FactRecord[]
  readonly replies?: Entry<Readonly<Record<string, TextEntry>>>
  readonly words?: Entry<Readonly<Record<string, readonly string[]>>>
  /** Whether an id may be meant although no entry has it: its entry, or a file of its folder, is broken. */
  mayExist(folder: Folder | 'facts', id: string): boolean
  readonly problems: readonly Problem[]
}

/** What reading does with one file, whatever stands beside it. */
export interface FileReaders {
  parse(text: string): YamlDocument
  readonly shapers: Shapers
}

/** Parses and checks shapes. Whatever is right is returned, so that rules find further problems in the same run. */
export function readKnowledge(contents: Contents, readers: FileReaders = { parse: parseYaml, shapers: createShapers() }): Reading {
  const reader = new Reader(contents.problems, readers.parse)
  const { shapers } = readers
  const texts = contents.files.map((content) => ({ path: content.path, bytes: content.bytes, document: reader.parse(content) }))
  const inFolder = (folder: Folder) => texts.filter(({ path }) => path.startsWith(`${folder}/`))
  const maps = <T>(folder: Folder, shaper: Shaper<Record<string, T>>) =>
    inFolder(folder).flatMap(({ path, document }) =>
      entriesOf(path, document, document && reader.shaped({ file: path, document }, shaper, [])),
    )
  const single = <T>(file: string, shaper: Shaper<Record<string, T>>) => {
    const found = texts.find(({ path }) => path === file)
    const value = found?.document && reader.shaped({ file, document: found.document }, shaper, [])
    return found?.document && value ? entry(file, file, { document: found.document, at: [], value }) : undefined
  }
  const wholes = <T>(folder: Folder, shaper: Shaper<T>, under: Path) =>
    inFolder(folder).flatMap(({ path, document }) => {
      const value = document && reader.shaped({ file: path, document }, shaper, under)
      return document && value ? [entry(path.slice(folder.length + 1, -'.yaml'.length), path, { document, at: [], value })] : []
    })
  const sources = wholes('sources', shapers.sources, ['facts'])
  const facts = sources.flatMap(factsOf)
  const replies = single(repliesFile, shapers.replies)
  const words = single(wordsFile, shapers.words)
  return {
    files: texts.flatMap(({ path, bytes, document }) =>
      document ? [entry(path, path, { document, at: [], value: { text: bytes.toString('utf8'), value: document.value } })] : [],
    ),
    entities: maps('entities', shapers.entities),
    topics: maps('topics', shapers.topics),
    metrics: maps('metrics', shapers.metrics),
    rates: wholes('rates', shapers.rates, ['rates']),
    sources,
    facts: facts.filter(({ value }) => !value.draft),
    drafts: facts.filter(({ value }) => value.draft),
    ...(replies ? { replies } : {}),
    ...(words ? { words } : {}),
    mayExist: (folder, id) => reader.mayExist(folder, id),
    problems: reader.problems,
  }
}

class Reader {
  readonly problems: Problem[]
  readonly #brokenIds = new Set<string>()
  readonly #brokenFolders = new Set<string>()

  readonly #parse: (text: string) => YamlDocument

  constructor(problems: readonly Problem[], parse: (text: string) => YamlDocument) {
    this.#parse = parse
    this.problems = [...problems]
    for (const { file } of problems) this.#breakFile(file)
  }

  parse({ path, bytes }: Content): YamlDocument | undefined {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      const document = this.#parse(text)
      this.problems.push(...document.errors.map((error) => yamlProblem(path, text, error)), ...oddKeyProblems(path, document))
      if (document.errors.every((error) => error.duplicate)) return document
    } catch (error) {
      this.problems.push(unparsable(path, bytes, error))
    }
    this.#breakFile(path)
    return undefined
  }

  /** The value without its broken entries; those of a source stand under `facts`. */
  shaped<T>({ file, document }: YamlFile, { shape, check }: Shaper<T>, under: Path): T | undefined {
    const first = check(document)
    if (first.success) return first.data
    const found = shapeProblems({ file, document }, first.error.issues)
    this.problems.push(...found.map(({ problem }) => problem))
    const inEntries = found.filter(({ path }) => path.length > under.length && under.every((segment, i) => path[i] === segment))
    const ids = new Set(inEntries.map(({ path }) => String(path[under.length])))
    const [folder = '', name = ''] = file.split('/')
    for (const id of ids) this.#brokenIds.add(under.length > 0 ? `facts ${name.replace(/\.yaml$/, '')}/${id}` : `${folder} ${id}`)
    const rest = shape.safeParse(without(document.value, under, ids))
    if (!rest.success) this.#breakFile(file)
    return rest.success ? rest.data : undefined
  }

  mayExist(folder: string, id: string): boolean {
    return this.#brokenFolders.has(folder) || this.#brokenIds.has(`${folder} ${id}`)
  }

  #breakFile(file: string): void {
    const [folder = ''] = file.split('/')
    this.#brokenFolders.add(folder)
    if (folder === 'sources') this.#brokenFolders.add('facts')
  }
}

function without(value: unknown, under: Path, ids: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value
  const [head, ...rest] = under
  const entries = Object.entries(value)
  if (head !== undefined) return Object.fromEntries(entries.map(([key, inner]) => [key, key === head ? without(inner, rest, ids) : inner]))
  return Object.fromEntries(entries.filter(([key]) => !ids.has(key)))
}

interface Placed<T> {
  readonly document: YamlDocument
  readonly at: Path
  readonly value: T
}

function entry<T>(id: string, file: string, { document, at, value }: Placed<T>): Entry<T> {
  return { id, file, value, locate: (path, part) => document.locate([...at, ...path], part) }
}

function entriesOf<T>(file: string, document: YamlDocument | undefined, value: Record<string, T> | undefined): Entry<T>[] {
  if (!document || !value) return []
  return Object.entries(value).map(([id, value]) => entry(id, file, { document, at: [id], value }))
}

function factsOf(source: Entry<SourceFile>): FactRecord[] {
  return Object.entries(source.value.facts).map(([id, value]) => ({
    id: `${source.id}/${id}`,
    file: source.file,
    value,
    source,
    locate: (path, part) => source.locate(['facts', id, ...path], part),
  }))
}
