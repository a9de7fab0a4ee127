import { expect, test } from 'vitest'
import { edited, files, lineOf, otherLoss } from '../fixtures.ts'
import { type Case, problemsOf } from '../problems.ts'

const source = 'sources/times-1.yaml'
const inSource = (from: string, to: string) => edited(source, from, to)
const second = (text: string) => ({ 'sources/times-2.yaml': text })
const statement = 'en: OpenAI was expected to lose {figure} in {period}.'

const cases: readonly Case[] = [
  [
    'duplicate-id',
    'an id in two files',
    edited('entities/others.yaml', 'yuanbao:', 'openai:'),
    ['entities/others.yaml:6:1 error "openai" is in entities/companies.yaml too. Join the two, or rename one.'],
  ],
  [
    'source-id',
    'a source whose file is no id',
    { 'sources/Times_2.yaml': (files[source] ?? '').replace('What', 'Not what').replace('org/1', 'org/2') },
    ['sources/Times_2.yaml:2:1 error "Times_2" is no id for a source. Name the file with lower-case letters, digits and single hyphens.'],
  ],
  [
    'name-taken',
    'a name of two entities in another script and case',
    edited('entities/others.yaml', 'common_words: [元宝]', 'aliases: [OPEN-ai, 智譜]'),
    [
      'entities/others.yaml:9:13 error the name "OPEN-ai" belongs to "openai" too as "OpenAI". Leave it to the one that people mean by it.',
      'entities/others.yaml:9:22 error the name "智譜" belongs to "zhipu" too as "智谱". Leave it to the one that people mean by it.',
    ],
  ],
  [
    'name-taken',
    'a name without letters',
    edited('entities/companies.yaml', '[opnai]', "['?!']"),
    ['entities/companies.yaml:9:18 error the name "?!" has no letter or digit. Nobody can ask for it: spell it out.'],
  ],
  [
    'word-taken',
    'a word of a topic and a metric',
    edited('metrics/money.yaml', '[净亏损]', '[燒錢]'),
    ['metrics/money.yaml:5:32 error the word "燒錢" is in the topic "burn" too. Leave it in one of them.'],
  ],
  [
    'placeholder',
    'a period missing in one language',
    inSource('智谱{period}增长', '智谱增长'),
    [`${source}:34:11 error {period} is missing in the zh statement. Use it in every language, or in none.`],
  ],
  [
    'placeholder',
    'a figure missing in one language',
    inSource('智谱{period}增长{figure}。', '智谱{period}增长。'),
    [`${source}:34:11 error {figure} is missing in the zh statement. Write {figure} where the number stands: it is worded from the data.`],
  ],
  [
    'placeholder',
    'a figure where there is none',
    inSource('en: Nobody knows.', "en: 'Nobody knows {figure}.'"),
    [`${source}:42:21 error {figure} in the statement of a fact without a figure. Add the figure, or take {figure} out.`],
  ],
  [
    'placeholder',
    'an unknown placeholder',
    inSource(statement, statement.replace('{period}.', '{period} {sum}.')),
    [`${source}:21:11 error unknown placeholder {sum}. A statement may have {figure} and {period}.`],
  ],
  [
    'placeholder',
    'a phrase with a placeholder in one language only',
    edited('phrases/replies.yaml', "en: 'thanks'", "en: 'thanks, {name}'"),
    [`phrases/replies.yaml:${lineOf('thanks')}:36 error {name} missing in the zh phrase "thanks". Use it in every language, or in none.`],
  ],
  [
    'date',
    'a publication date in the future',
    inSource('date: 2024-10', 'date: 2027-01'),
    [`${source}:4:7 error 2027-01 is in the future. Correct the date.`],
  ],
  [
    'date',
    'a statement of tomorrow',
    inSource('    status: forecast', '    stated: 2026-11-26\n    status: forecast'),
    [`${source}:16:13 error 2026-11-26 is in the future. Correct the date.`],
  ],
  [
    'date',
    'a day that the calendar does not have',
    inSource('checked: 2026-11-01', 'checked: 2026-02-30'),
    [`${source}:7:10 error "2026-02-30" is no day of the calendar. Write 2024, 2024-10 or 2024-10-21.`],
  ],
  [
    'phrase',
    'an unknown phrase, which leaves another missing',
    edited('phrases/replies.yaml', 'thanks:', 'thank:'),
    [
      'phrases/replies.yaml:2:1 error the phrase "thanks" is missing. Add it to phrases/replies.yaml, in en and zh.',
      `phrases/replies.yaml:${lineOf('thanks')}:1 error unknown phrase "thank". Did you mean "thanks"?`,
    ],
  ],
  [
    'withdrawn-link',
    'a fact withdrawn for itself',
    inSource(
      '    status: forecast',
      '    withdrawn: {date: 2026-01-01, reason: {en: Wrong., zh: 有误。}, instead: loss-2024}\n    status: forecast',
    ),
    [`${source}:16:75 error a fact linked to itself. Name the other fact.`],
  ],
  [
    'command',
    'a command of two topics',
    edited('topics/money.yaml', '营收]}\n', '营收]}\n  command: {name: burn, description: {en: x, zh: x}}\n'),
    ['topics/money.yaml:12:19 error /burn is the command of the topic "burn" too. Choose another name.'],
  ],
  [
    'command',
    'a command of baimo itself',
    edited('topics/money.yaml', 'name: burn', 'name: help'),
    ['topics/money.yaml:6:11 error /help is a command of baimo itself. Choose another name.'],
  ],
  [
    'ownership',
    'a company that belongs to its own product',
    edited('entities/companies.yaml', 'name: {en: OpenAI}', 'name: {en: OpenAI}\n  of: chatgpt'),
    [
      'entities/companies.yaml:9:7 error "openai" belongs to itself. Name the company that it belongs to.',
      'entities/others.yaml:5:7 error "chatgpt" belongs to itself. Name the company that it belongs to.',
    ],
  ],
  [
    'invisible-character',
    'a zero-width space in a statement',
    inSource('lose {figure}', 'lose\u200b {figure}'),
    [`${source}:21:11 error an invisible character, U+200B. Type the text anew instead of pasting it.`],
  ],
  [
    'address',
    'an address that is none',
    inSource('https://example.org/1', 'javascript:alert(1)'),
    [`${source}:5:6 error "javascript:alert(1)" is no address of the web. Write it in full, https://…, or leave it out.`],
  ],
  [
    'http',
    'an address without encryption',
    inSource('https:', 'http:'),
    [`${source}:5:6 warning the address is http. Use https where the site has it. [http]`],
  ],
  [
    'relative-time',
    'a statement that says "this year"',
    inSource('zh: 无人知晓。', 'zh: 今年无人知晓。'),
    [`${source}:42:40 warning "今年" means another day to every reader. Name the date, or write {period}. [relative-time]`],
  ],
  [
    'missing-link',
    'another figure for the same thing and time',
    second(otherLoss('')),
    [
      'sources/times-2.yaml:12:5 warning another figure than "times-1/loss-2024" for the same thing and time, 10 times apart: a unit slip? ' +
        'Link them: differs_from: [{fact: times-1/loss-2024, reason: …}]. [missing-link]',
    ],
  ],
  ['missing-link', 'no link that is there', second(otherLoss('    differs_from: [{fact: times-1/loss-2024, reason: unit-slip}]\n')), []],
  [
    'no-facts',
    'a source without facts',
    second(
      (files[source] ?? '')
        .replace('What it costs', 'What else')
        .replace('org/1', 'org/2')
        .replace(/facts:[\s\S]*/, 'facts: {}\n'),
    ),
    ['sources/times-2.yaml:8:1 warning a source without facts. Add its facts, or take the file out. [no-facts]'],
  ],
  [
    'stale',
    'a source not looked at for years',
    inSource('checked: 2026-11-01', 'checked: 2024-10-01'),
    [`${source}:7:10 warning last looked at 2024-10-01, more than 24 months ago. Open it again, then set "checked" to that day. [stale]`],
  ],
  ['accepted', 'no warning that was accepted', inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: http:'), []],
  [
    'accepted',
    'an acceptance of nothing',
    inSource('url: https:', 'accepted: {http: The site has no other.}\nurl: https:'),
    [`${source}:5:12 warning "http" is accepted, but no longer raised. Take it out. [accepted]`],
  ],
  [
    'accepted',
    'an acceptance of an error',
    inSource('url: https:', 'accepted: {htp: The site has no other.}\nurl: https:'),
    [`${source}:5:12 warning "htp" is no warning that can be accepted. Did you mean "http"? [accepted]`],
  ],
]

test.each(cases.map(([rule, what, changed, expected]) => ({ rule, what, changed, expected })))(
  'the rule $rule finds $what',
  ({ changed, expected }) => {
    expect(problemsOf(changed)).toEqual(expected)
  },
)
