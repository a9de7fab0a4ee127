/** A small, right knowledge folder, to be broken in one place at a time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { phraseKeys } from '../../src/core/wording/phrases.ts'

const base = mkdtempSync(join(tmpdir(), 'baimo-test-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** A folder with nothing in it, gone after the tests of a file. */
export function emptyFolder(): string {
  return mkdtempSync(join(base, 'x-'))
}

export const today = '2026-11-24'

export const files: Readonly<Record<string, string>> = {
  'entities/companies.yaml': `zhipu:
  kind: company
  name: {en: Zhipu AI, zh: 智谱}
  aliases: [智谱华章, '02513']
openai:
  kind: company
  name: {en: OpenAI}
  misspellings: [opnai]
`,
  'entities/others.yaml': `chatgpt:
  kind: product
  name: {en: ChatGPT}
  of: openai
yuanbao:
  kind: product
  name: {en: Yuanbao, zh: 元宝}
  common_words: [元宝]
zeng-yuqun:
  kind: person
  name: {en: Zeng Yuqun, zh: 曾毓群}
the-times:
  kind: organisation
  name: {en: The Times, zh: 泰晤士报}
`,
  'topics/money.yaml': `burn:
  name: {en: Burn, zh: 烧钱}
  words: {en: [burn], zh: [烧钱]}
  command:
    name: burn
    description: {en: What a company loses, zh: 公司亏损}
  near: [revenue]
revenue:
  name: {en: Revenue, zh: 收入}
  words: {en: [revenue], zh: [营收]}
`,
  'metrics/money.yaml': `net-loss:
  topic: burn
  name: {en: Net loss, zh: 净亏损}
  words: {en: [net loss], zh: [净亏损]}
  unit: money
  basis: {en: The loss of a year, zh: 全年亏损}
  cadence_months: 12
growth:
  topic: revenue
  name: {en: Growth, zh: 增速}
  unit: percent
  basis: {en: Against the year before, zh: 同比}
  cadence_months: 12
`,
  'sources/times-1.yaml': `title: What it costs
publisher: The Times
date: 2024-10
url: https://example.org/1
lang: en
checked: 2026-11-01
facts:
  loss-2024:
    about: openai
    roles: {product: [chatgpt]}
    topics: [burn]
    metric: net-loss
    figure: {value: 5, unit: USD billion, qualifier: about}
    period: 2024
    status: forecast
    evidence: named-press
    by: the-times
    paragraph: 2
    statement:
      en: OpenAI was expected to lose {figure} in {period}.
      zh: 预计OpenAI{period}亏损{figure}，智谱后来也在意里程碑。
  growth-2024:
    about: zhipu
    topics: [revenue]
    metric: growth
    figure: {value: 6, unit: '%'}
    period: 2024-H1
    status: actual
    evidence: company
    paragraph: 3
    statement:
      en: Zhipu AI grew {figure} in {period}.
      zh: 智谱{period}增长{figure}。
  led-by-person:
    about: zhipu
    topics: [revenue]
    period: at 2024-10
    status: actual
    evidence: rumour
    paragraph: 4
    statement: {en: Nobody knows., zh: 无人知晓。}
`,
  'phrases/replies.yaml': phraseKeys.map((key) => `${key}: {en: '${key}', zh: '${key}'}\n`).join(''),
  'phrases/words.yaml': `who: [who, 谁, 哪家公司]
how: [what way, 怎么样]
`,
}

/** The first line of every file; what follows begins at line 2. */
export function modelineOf(path: string): string {
  return `# yaml-language-server: $schema=../schema/${dirname(path)}.json\n`
}

/** Writes the folder, with some files other than they should be; an empty text leaves a file out. */
export function writeKnowledge(changed: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const dir = emptyFolder()
  for (const [path, content] of Object.entries({ ...files, ...changed })) {
    if (content.length === 0) continue
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), typeof content === 'string' ? `${modelineOf(path)}${content}` : content)
  }
  return dir
}

/** A file with one text replaced by another; throws when it isn't there, lest a test passes for nothing. */
export function edited(path: string, from: string, to: string): Record<string, string> {
  const content = files[path] ?? ''
  if (!content.includes(from)) throw new Error(`${path} has no ${from}`)
  return { [path]: content.replace(from, to) }
}

/** The line of a phrase in its file. */
export function lineOf(key: string): number {
  return (files['phrases/replies.yaml'] ?? '').split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 2
}

/** The loss of 2024 again, ten times as high. */
export function otherLoss(extra: string): string {
  return `title: What it costs again
publisher: The Times
date: 2024-11
lang: en
checked: 2026-11-01
facts:
  loss-2024:
    about: openai
    topics: [burn]
    metric: net-loss
    figure: {value: 50, unit: USD billion}
    period: '2024'
${extra}    status: forecast
    evidence: named-press
    paragraph: 2
    statement: {en: 'OpenAI would lose {figure}.', zh: '预计OpenAI亏损{figure}。'}
`
}
