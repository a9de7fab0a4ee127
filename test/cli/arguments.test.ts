import { describe, expect, it, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { langOf } from '../../src/cli/languages.ts'
import { helpText } from '../../src/cli/usage.ts'

describe('the command line', () => {
  test.each([
    [[], { command: 'chat' }],
    [['ask', '/burn openai'], { command: 'ask', text: '/burn openai' }],
    [['ask', 'how', 'much'], { command: 'ask', text: 'how much' }],
    [['ask', '--', '--odd question'], { command: 'ask', text: '--odd question' }],
    [['--lang', 'zh-TW', 'ask', '智谱'], { command: 'ask', text: '智谱', lang: 'zh-Hant' }],
    [['ask', '--today=2026-11-24', 'a'], { command: 'ask', text: 'a', today: '2026-11-24' }],
    [['check', '--knowledge', 'k', '--against', 'a.txt', '--strict'], { command: 'check', knowledge: 'k', against: 'a.txt' }],
    [['ask', '--jsonl'], { command: 'ask' }],
    [['manifest', '--socket'], { command: 'manifest' }],
    [['new', 'source', '--title', 'A'], { command: 'new', words: ['source'] }],
    [['fix', 'a.yaml', 'b.yaml', '--check'], { command: 'fix', words: ['a.yaml', 'b.yaml'] }],
    [['diff'], { command: 'diff', words: [] }],
    [['diff', 'main', '--format', 'markdown'], { command: 'diff', words: ['main'] }],
    [['manifest', '--url', 'https://b.example', '--prefix', 'llm'], { command: 'manifest', url: 'https://b.example', prefix: 'llm' }],
  ])('%j is understood', (args, expected) => {
    const reading = readArguments(args)
    expect(reading).toMatchObject({ ok: true, arguments: expected })
  })

  it('gives the switches that were set', () => {
    const reading = readArguments(['ask', '--jsonl', '--explain', '-h'])
    expect(reading.ok && [...reading.arguments.switches]).toEqual(['jsonl', 'explain', 'help'])
  })

  test.each([
    [['chek'], 'There is no subcommand "chek".', 'chek'],
    [['ask', '--jsnl'], 'There is no option --jsnl.', '--jsnl'],
    [['-x'], 'There is no option -x.', '-x'],
    [['check', '--jsonl'], '--jsonl does not go with check, only with ask.', undefined],
    [['ask', '--lang'], '--lang wants a value: --lang LANG.', undefined],
    [['manifest'], 'manifest wants either --socket or --url https://….', undefined],
    [['manifest', '--socket', '--url', 'https://b.example'], 'manifest wants either --socket or --url https://….', undefined],
    [
      ['manifest', '--url', 'http://b.example'],
      '--url wants an address like https://baimo.example.org, not "http://b.example".',
      undefined,
    ],
    [['manifest', '--socket', '--prefix', 'A B'], '--prefix wants at most 12 lower-case letters and digits, not "A B".', undefined],
    [['ask', '--lang', 'fr', 'a'], 'There is no language "fr": en, zh-Hans, zh-Hant.', 'fr'],
    [['ask', '--explain=yes', 'a'], '--explain takes no value.', undefined],
    [['ask', '--today', '2026-02-30', 'a'], '--today wants a day like 2026-11-24, not "2026-02-30".', undefined],
    [['ask', '--today', 'tomorrow', 'a'], '--today wants a day like 2026-11-24, not "tomorrow".', undefined],
    [['new'], 'new wants more: baimo new source|….', undefined],
    [['new', 'sourc'], 'new makes no "sourc", but source, entity, topic, metric.', 'sourc'],
    [['new', 'topic', '--title', 'x'], '--title does not go with new topic, only --name, --zh, --words, --words-zh.', undefined],
    [['import', 'a', 'b'], 'import takes no "b".', undefined],
    [['diff', '--format', 'github'], 'diff has no format "github": text, markdown, json.', 'github'],
    [['check', '--format', 'jsn'], 'check has no format "jsn": text, json, github.', 'jsn'],
    [['studio', '--port', '70000'], '--port wants a number up to 65535, not "70000".', undefined],
    [['check', 'knowledge'], 'check takes no "knowledge".', undefined],
    [['ask', '--jsonl', 'a'], 'ask --jsonl reads questions from stdin, so it takes no "a".', undefined],
  ])('%j is a mistake that is named', (args, message, word) => {
    const reading = readArguments(args)
    expect(reading.ok ? undefined : reading.mistake.message).toContain(message)
    expect(reading.ok ? undefined : reading.mistake.word).toBe(word)
  })

  it('is whole in its help: every option, subcommand and exit code', () => {
    for (const word of [
      'baimo ask',
      'baimo check',
      'baimo compile',
      'baimo schema',
      '--lang LANG',
      '--knowledge DIR',
      '--today DATE',
      '--explain',
      '--jsonl',
      '--strict',
      '--against FILE',
      '-h, --help',
      '-v, --version',
    ])
      expect(helpText()).toContain(word)
    expect(helpText()).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 /)
  })
})

describe('a language tag', () => {
  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['zh', 'zh-Hans'],
    ['ZH_cn', 'zh-Hans'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['fr', undefined],
    ['', undefined],
  ])('%s is %s', (tag, lang) => {
    expect(langOf(tag)).toBe(lang)
  })
})
