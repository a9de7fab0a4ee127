/** A small made-up market, so that the core is tested without files. */
import type { Entity, Fact, Knowledge, Source, Text, Topic } from '../../src/core/knowledge.ts'
import { parsePeriod } from '../../src/core/facts/periods.ts'
import { phraseKeys } from '../../src/core/wording/phrases.ts'

export function text(en: string, zh = en): Text {
  return { en, 'zh-Hans': zh, 'zh-Hant': zh }
}

export function entity(id: string, names: readonly string[], more: Partial<Entity> = {}): Entity {
  return {
    id,
    kind: 'company',
    name: text(names[0] ?? id, names[1]),
    names,
    misspellings: [],
    pinyin: [],
    guarded: [],
    fiscalYearEnd: 12,
    ...more,
  }
}

function topic(id: string, words: readonly string[], more: Partial<Topic> = {}): Topic {
  return {
    id,
    name: text(id),
    words,
    pinyin: {},
    guarded: [],
    command: { name: id, description: text(id) },
    soft: false,
    inWords: false,
    post: false,
    ofProducts: false,
    events: false,
    sides: false,
    near: [],
    ...more,
  }
}

function source(id: string, date: string): Source {
  return { id, title: `Article ${id}`, publisher: `Paper ${id}`, authors: [], date, lang: 'en', checked: '2026-01-01' }
}

/** A fact in words, without a figure. */
export function said(id: string, more: Parameters<typeof fact>[1] = {}): Fact {
  const { figure: _figure, metric: _metric, ...rest } = fact(id, more)
  return rest
}

/** A fact of Star's revenue in 2025, changed as a test needs it. */
export function fact(id: string, more: Partial<Fact> & { readonly when?: string } = {}): Fact {
  const { when = '2025', ...rest } = more
  const period = parsePeriod(when)
  if (!period) throw new Error(`no period: ${when}`)
  return {
    id: `a/${id}`,
    source: 'a',
    about: 'star',
    roles: {},
    topics: ['revenue'],
    metric: 'sales',
    figure: { value: 2e9, unit: 'CNY' },
    period,
    stated: '2026-02',
    status: 'actual',
    evidence: 'company',
    by: 'star',
    paragraph: 1,
    statement: text('Star made {figure} in {period}.', '星辰{period}营收为{figure}。'),
    keywords: [],
    differs: [],
    ...rest,
  }
}

const sales = {
  id: 'sales',
  topic: 'revenue',
  also: [],
  name: text('sales', '营收'),
  words: ['net sales'],
  pinyin: {},
  unit: 'money' as const,
  signed: false,
  part: false,
  varies: false,
  beside: [],
  event: false,
  which: false,
  sums: false,
  ofKind: false,
  basis: text('Of the year.'),
  cadenceMonths: 12,
}
const loss = { ...sales, id: 'loss', topic: 'burn', name: text('net loss', '亏损'), words: ['loss', '亏损'], pinyin: { kuisun: '亏损' } }

const growth = {
  ...sales,
  id: 'sales-growth',
  topic: 'growth',
  name: text('sales growth', '增速'),
  words: ['sales growth'],
  unit: 'percent' as const,
}

export function knowledge(facts: readonly Fact[]): Knowledge {
  return {
    format: 1,
    hash: 'sample',
    entities: [
      entity('star', ['Starlight', '星辰智能', '星辰'], { pinyin: ['xingchenzhineng', 'xingchen'] }),
      entity('moon', ['Moonbeam', '月光科技'], { pinyin: ['yueguangkeji'] }),
      entity('bun', ['Bun', '豆包'], { kind: 'product', of: 'moon', guarded: ['豆包', 'Bun'], pinyin: ['doubao'] }),
      entity('lee', ['Lee Min', '李敏'], { kind: 'person', of: 'star' }),
      entity('far', ['Farland'], { abroad: true }),
      entity('empty', ['Nobody Inc', '无名公司']),
    ],
    topics: [
      topic('revenue', ['revenue', '收入'], { pinyin: { shouru: '收入' } }),
      topic('burn', ['burn', '烧钱', '烧']),
      topic('growth', ['growth']),
      topic('ipo', ['ipo', '上市']),
      topic('reasons', ['cause'], { kind: 'causes' }),
    ],
    metrics: [sales, loss, growth],
    sources: [source('a', '2026-02'), source('b', '2026-03-15')],
    facts,
    rates: [],
    rateSources: [],
    phrases: Object.fromEntries(phraseKeys.map((key) => [key, phrase(key)])),
    lexicon: {
      'how-much': { words: ['how much', '多少'], pinyin: ['duoshao'] },
      most: { words: ['highest', '最高'], pinyin: [] },
      why: { words: ['why', '为什么'], pinyin: [] },
      follow: { words: ['and', '那', '呢'], pinyin: [] },
      that: { words: ['it', 'that'], pinyin: [] },
      'source-question': { words: ['who reported that'], pinyin: [] },
      who: { words: ['who', '谁'], pinyin: [] },
      voice: { words: ['said'], pinyin: [] },
      negation: { words: ['no longer', 'not'], pinyin: [] },
      instead: { words: ['rather than'], pinyin: [] },
      expected: { words: ['expected'], pinyin: [] },
      each: { words: ['each'], pinyin: [] },
      only: { words: ['only'], pinyin: [] },
      'yes-no': { words: ['is', 'does'], pinyin: [] },
      judgement: { words: ['worth buying', '值得买'], pinyin: [] },
      greeting: { words: ['hello', '你好'], pinyin: [] },
      market: { words: ['ai', '大模型', 'china'], pinyin: [] },
      'in-china': { words: ['china'], pinyin: [] },
      filler: { words: ['what', 'make', 'is', 'the', 'of', 'in', 'did', 'does', 'was', 's', '的', '是', '吗'], pinyin: [] },
    },
    fold: '豬猪營营虧亏損损',
    homophones: { xing: '星兴', chen: '辰晨', zhi: '智制', neng: '能' },
  }
}

/** The key and its places: enough to see what was worded. */
function phrase(key: string): Text {
  const places = [
    'subject',
    'metric',
    'period',
    'figure',
    'standing',
    'cites',
    'statement',
    'versions',
    'words',
    'topic',
    'claim',
    'fact',
    'reason',
    'status',
    'evidence',
    'by',
    'names',
    'n',
    'title',
    'publisher',
    'caveat',
    'asked',
    'about',
    'date',
    'change',
    'cadence',
    'age',
  ]
  return text(`${key}: ${places.map((place) => `{${place}}`).join(' ')}`)
}
