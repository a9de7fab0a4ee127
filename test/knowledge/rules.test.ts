import { describe, expect, test } from 'vitest'
import { buildKnowledge } from '../../src/knowledge/build.ts'
import { checkReading } from '../../src/knowledge/check.ts'
import { readContents } from '../../src/knowledge/contents.ts'
import { renderProblem, sortProblems } from '../../src/knowledge/problem.ts'
import { readKnowledge } from '../../src/knowledge/read.ts'
import { rules } from '../../src/knowledge/rules/all.ts'
import { edited, files, today, writeKnowledge } from './fixtures.ts'

function problemsOf(changed: Readonly<Record<string, string>>): string[] {
  const reading = readKnowledge(readContents(writeKnowledge(changed)))
  return sortProblems(checkReading(reading, { today }).problems).map(renderProblem)
}

const source = 'sources/times-1.yaml'
const inSource = (from: string, to: string) => edited(source, from, to)
const second = (text: string) => ({ 'sources/times-2.yaml': text })
const statement = 'en: OpenAI was expected to lose {figure} in {period}.'

/** What is broken, and every line that the check then prints. */
const cases: readonly (readonly [string, string, Record<string, string>, readonly string[]])[] = [
  ['reference', 'an unknown topic', inSource('topics: [burn]', 'topics: [brun]'), [`${source}:11:14 error unknown topic "brun". Did you mean "burn"?`]],
  ['reference', 'an unknown entity', inSource('about: openai', 'about: opnai'), [`${source}:9:12 error unknown entity "opnai". Did you mean "openai"?`]],
  ['reference', 'an unknown origin', inSource('by: the-times', 'by: the-moon'), [`${source}:17:9 error unknown entity "the-moon". Add it to entities/, or name one that is there.`]],
  ['reference', 'an unknown entity in a role', inSource('[chatgpt]', '[chatgbt]'), [`${source}:10:23 error unknown entity "chatgbt". Did you mean "chatgpt"?`]],
  ['reference', 'an unknown metric', inSource('metric: growth', 'metric: growht'), [`${source}:25:13 error unknown metric "growht". Did you mean "growth"?`]],
  ['reference', 'an unknown owner', edited('entities/others.yaml', 'of: openai', 'of: opena'), ['entities/others.yaml:4:7 error unknown entity "opena". Did you mean "openai"?']],
  ['reference', 'a topic near an unknown one', edited('topics/money.yaml', 'near: [revenue]', 'near: [revenu]'), ['topics/money.yaml:7:10 error unknown topic "revenu". Did you mean "revenue"?']],
  [
    'reference',
    'a link to an unknown fact',
    inSource('    status: forecast', '    differs_from: [{fact: times-1/los-2024, reason: value}]\n    status: forecast'),
    [`${source}:15:27 error unknown fact "times-1/los-2024". Did you mean "times-1/loss-2024"?`],
  ],
  ['duplicate-id', 'an id in two files', edited('entities/others.yaml', 'yuanbao:', 'openai:'), [
    'entities/others.yaml:5:1 error "openai" is in entities/companies.yaml too. Join the two, or rename one.',
  ]],
  ['source-id', 'a source whose file is no id', { 'sources/Times_2.yaml': (files[source] ?? '').replace('what', 'x') }, [
    'sources/Times_2.yaml:1:1 error "Times_2" is no id for a source. Name the file with lower-case letters, digits and single hyphens.',
  ]],
  ['name-taken', 'a name of two entities in another script and case', edited('entities/others.yaml', 'common_words: [元宝]', 'aliases: [OPEN-ai, 智譜]'), [
    'entities/others.yaml:8:13 error the name "OPEN-ai" belongs to "openai" too as "OpenAI". Leave it to the one that people mean by it.',
    'entities/others.yaml:8:22 error the name "智譜" belongs to "zhipu" too as "智谱". Leave it to the one that people mean by it.',
  ]],
  ['name-taken', 'a name without letters', edited('entities/companies.yaml', '[opnai]', "['?!']"), [
    'entities/companies.yaml:8:18 error the name "?!" has no letter or digit. Nobody can ask for it: spell it out.',
  ]],
  ['word-taken', 'a word of a topic and a metric', edited('metrics/money.yaml', '[净亏损]', '[燒錢]'), [
    'metrics/money.yaml:4:32 error the word "燒錢" is in the topic "burn" too. Leave it in one of them.',
  ]],
  ['figure', 'an unknown unit', inSource('unit: USD billion', 'unit: USDD billion'), [`${source}:13:30 error unknown unit "USDD billion". Did you mean "USD"?`]],
  ['figure', 'an unknown scale', inSource('unit: USD billion', 'unit: USD bilion'), [
    `${source}:13:30 error unknown unit "USD bilion". A unit is a base, a scale and a rate: USD billion, CNY 亿, USD/day, USD million/month.`,
  ]],
  ['figure', 'a figure without a value', inSource('{value: 5, unit', '{unit'), [
    `${source}:13:13 error a figure without a value. Give "value", or "from" and "to"; where the source names none, write undisclosed.`,
  ]],
  ['figure', 'a figure with a value and a range', inSource('{value: 5, unit', '{value: 5, from: 4, to: 6, unit'), [
    `${source}:13:13 error a figure with a value and a range. Keep one of them: two figures are two facts.`,
  ]],
  ['figure', 'a range with one end', inSource('{value: 5, unit', '{from: 5, unit'), [
    `${source}:13:13 error a range with one end. Give both, or a value with the qualifier over, at-least or up-to.`,
  ]],
  ['figure', 'a range that falls', inSource('{value: 5, unit', '{from: 5, to: 4, unit'), [`${source}:13:13 error a range from 5 to 4. The smaller end comes first.`]],
  ['shape', 'a figure without a unit', inSource(', unit: USD billion, qualifier: about', ''), [`${source}:13:5 error "unit" is missing. Add it: "unit: …".`]],
  ['shape', 'a fact without a period', inSource('    period: 2024\n', ''), [`${source}:8:3 error "period" is missing. Add it: "period: …".`]],
  ['metric-unit', 'a unit that does not fit the metric', inSource("{value: 6, unit: '%'}", '{value: 6, unit: USD}'), [
    `${source}:26:30 error "USD" is money, but the metric "growth" is percent. Correct the unit, or choose a metric of money.`,
  ]],
  ['metric-unit', 'a figure without a metric', inSource('    metric: growth\n', ''), [
    `${source}:25:5 error a figure without a metric. Say what is measured: "metric: revenue".`,
  ]],
  ['period', 'a period that is none', inSource('period: 2024-H1', 'period: 2024-H3'), [
    `${source}:27:13 error "2024-H3" is no period. Write 2024, 2024-H1, 2024-Q2, 2024-08, 2024-09-05, 2021..2024, 'to 2024-08' or 'at 2024-10'.`,
  ]],
  ['placeholder', 'a period missing in one language', inSource('智谱{period}增长', '智谱增长'), [
    `${source}:33:11 error {period} is missing in the zh statement. Use it in every language, or in none.`,
  ]],
  ['placeholder', 'a figure missing in one language', inSource('智谱{period}增长{figure}。', '智谱{period}增长。'), [
    `${source}:33:11 error {figure} is missing in the zh statement. Write {figure} where the number stands: it is worded from the data.`,
  ]],
  ['placeholder', 'a figure where there is none', inSource('en: Nobody knows.', "en: 'Nobody knows {figure}.'"), [
    `${source}:41:21 error {figure} in the statement of a fact without a figure. Add the figure, or take {figure} out.`,
  ]],
  ['placeholder', 'an unknown placeholder', inSource(statement, statement.replace('{period}.', '{period} {sum}.')), [
    `${source}:20:11 error unknown placeholder {sum}. A statement may have {figure} and {period}.`,
  ]],
  ['placeholder', 'a phrase with a placeholder in one language only', edited('phrases/replies.yaml', "en: 'thanks'", "en: 'thanks, {name}'"), [
    `phrases/replies.yaml:${lineOf('thanks')}:36 error {name} missing in the zh phrase "thanks". Use it in every language, or in none.`,
  ]],
  ['typed-figure', 'a figure typed in English', inSource(statement, statement.replace('{figure}', '5 billion ({figure})')), [
    `${source}:20:11 error the statement types its own figure, "5 billion". Write {figure} instead: it is worded from the data.`,
  ]],
  ['typed-figure', 'a figure typed in Chinese', inSource('亏损{figure}', '亏损50億、{figure}'), [
    `${source}:21:11 error the statement types its own figure, "50亿". Write {figure} instead: it is worded from the data.`,
  ]],
  ['date', 'a publication date in the future', inSource('date: 2024-10', 'date: 2027-01'), [`${source}:3:7 error 2027-01 is in the future. Correct the date.`]],
  ['date', 'a statement of tomorrow', inSource('    status: forecast', '    stated: 2026-11-26\n    status: forecast'), [
    `${source}:15:13 error 2026-11-26 is in the future. Correct the date.`,
  ]],
  ['date', 'a day that the calendar does not have', inSource('checked: 2026-11-01', 'checked: 2026-02-30'), [
    `${source}:6:10 error "2026-02-30" is no day of the calendar. Write 2024, 2024-10 or 2024-10-21.`,
  ]],
  ['phrase', 'an unknown phrase, which leaves another missing', edited('phrases/replies.yaml', 'thanks:', 'thank:'), [
    'phrases/replies.yaml:1:1 error the phrase "thanks" is missing. Add it to phrases/replies.yaml, in en and zh.',
    `phrases/replies.yaml:${lineOf('thanks')}:1 error unknown phrase "thank". Did you mean "thanks"?`,
  ]],
  ['withdrawn-link', 'a fact withdrawn for itself', inSource('    status: forecast', '    withdrawn: {date: 2026-01-01, reason: {en: Wrong., zh: 有误。}, instead: loss-2024}\n    status: forecast'), [
    `${source}:15:75 error a fact linked to itself. Name the other fact.`,
  ]],
  ['command', 'a command of two topics', edited('topics/money.yaml', '营收]}\n', '营收]}\n  command: {name: burn, description: {en: x, zh: x}}\n'), [
    'topics/money.yaml:11:19 error /burn is the command of the topic "burn" too. Choose another name.',
  ]],
  ['command', 'a command of baimo itself', edited('topics/money.yaml', 'name: burn', 'name: help'), [
    'topics/money.yaml:5:11 error /help is a command of baimo itself. Choose another name.',
  ]],
  ['ownership', 'a company that belongs to its own product', edited('entities/companies.yaml', 'name: {en: OpenAI}', 'name: {en: OpenAI}\n  of: chatgpt'), [
    'entities/companies.yaml:8:7 error "openai" belongs to itself. Name the company that it belongs to.',
    'entities/others.yaml:4:7 error "chatgpt" belongs to itself. Name the company that it belongs to.',
  ]],
  ['invisible-character', 'a zero-width space in a statement', inSource('lose {figure}', 'lose\u200b {figure}'), [
    `${source}:20:11 error an invisible character, U+200B. Type the text anew instead of pasting it.`,
  ]],
  ['address', 'an address that is none', inSource('https://example.org/1', 'javascript:alert(1)'), [
    `${source}:4:6 error "javascript:alert(1)" is no address of the web. Write it in full, https://…, or leave it out.`,
  ]],
  ['http', 'an address without encryption', inSource('https:', 'http:'), [`${source}:4:6 warning the address is http. Use https where the site has it. [http]`]],
  ['relative-time', 'a statement that says "this year"', inSource('zh: 无人知晓。', 'zh: 今年无人知晓。'), [
    `${source}:41:40 warning "今年" means another day to every reader. Name the date, or write {period}. [relative-time]`,
  ]],
  ['missing-link', 'another figure for the same thing and time', second(otherLoss('')), [
    'sources/times-2.yaml:11:5 warning another figure than "times-1/loss-2024" for the same thing and time, 10 times apart: a unit slip? ' +
      'Link them: differs_from: [{fact: times-1/loss-2024, reason: …}]. [missing-link]',
  ]],
  ['missing-link', 'no link that is there', second(otherLoss('    differs_from: [{fact: times-1/loss-2024, reason: unit-slip}]\n')), []],
  ['no-facts', 'a source without facts', second((files[source] ?? '').replace(/facts:[^]*/, 'facts: {}\n')), [
    'sources/times-2.yaml:7:1 warning a source without facts. Add its facts, or take the file out. [no-facts]',
  ]],
  ['stale', 'a source not looked at for years', inSource('checked: 2026-11-01', 'checked: 2024-10-01'), [
    `${source}:6:10 warning last looked at 2024-10-01, more than 24 months ago. Open it again, then set "checked" to that day. [stale]`,
  ]],
  ['accepted', 'no warning that was accepted', inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: http:'), []],
  ['accepted', 'an acceptance of nothing', inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: https:'), [
    `${source}:4:12 warning "http" is accepted, but no longer raised. Take it out. [accepted]`,
  ]],
  ['accepted', 'an acceptance of an error', inSource('url: https:', 'accepted: {htp: The site has no other.}\nurl: https:'), [
    `${source}:4:12 warning "htp" is no warning that can be accepted. Did you mean "http"? [accepted]`,
  ]],
]

function lineOf(key: string): number {
  return (files['phrases/replies.yaml'] ?? '').split('\n').findIndex((line) => line.startsWith(`${key}:`)) + 1
}

/** The loss of 2024 again, ten times as high. */
function otherLoss(extra: string): string {
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

describe('a rule', () => {
  test.each(cases)('%s finds %s', (_rule, _what, changed, expected) => {
    expect(problemsOf(changed)).toEqual(expected)
  })

  test('is tried here, each of them', () => {
    const tried = new Set(cases.map(([rule]) => rule))
    expect(rules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
})

describe('a check', () => {
  test('finds nothing in right knowledge', () => {
    expect(problemsOf({})).toEqual([])
  })

  test('finds the problems of several files in one run', () => {
    const lines = problemsOf({ ...inSource('topics: [burn]', 'topics: [brun]'), ...edited('topics/money.yaml', 'name: burn', 'name: help') })
    expect(lines).toHaveLength(2)
  })

  test('lists a warning that was accepted with its reason', () => {
    const reading = readKnowledge(readContents(writeKnowledge(inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: http:'))))
    expect(checkReading(reading, { today }).accepted).toMatchObject([{ reason: 'The site has no other.', problem: { rule: 'http' } }])
  })

  test('refuses a link to a fact that was withdrawn', () => {
    const changed = inSource('    status: forecast', '    withdrawn: {date: 2026-01-01, reason: {en: Wrong., zh: 有误。}}\n    status: forecast')
    const linked = { ...changed, ...second(otherLoss('    differs_from: [{fact: times-1/loss-2024, reason: value}]\n')) }
    expect(problemsOf(linked)).toEqual(['sources/times-2.yaml:13:27 error "times-1/loss-2024" was withdrawn. Link to the fact that stands instead, or take the link out.'])
  })

  test('does not build what has an error', () => {
    expect(buildKnowledge(readContents(writeKnowledge(inSource('about: openai', 'about: opnai'))), today).ok).toBe(false)
  })
})
