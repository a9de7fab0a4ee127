import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mask, wordsFitToKeep } from '../../../src/core/words/masking.ts'

describe('a mask', () => {
  test.each([
    ['a web address', 'https://example.com/path?token=1#x'],
    ['a web address with a password', 'ftp://user:pass@host/x'],
    ['a host', 'www.example.com'],
    ['a bare host', 'example.com.cn'],
    ['a host of the house', 'wiki.corp'],
    ['a short link', 'b23.tv/abc'],
    ['an IP address', '10.0.0.12:8080'],
    ['a mail address', 'zhang.san+x@mail.example.com'],
    ['a mail address in full width', 'zhang＠example．com'],
    ['a mail address spelled out', 'john at gmail dot com'],
    ['a mail address spelled out in Chinese', 'zhangsan艾特qq点com'],
    ['a name with an @', '@zhang.san'],
    ['a Chinese name with an @', '@张三'],
    ['a mention', '<@U123|john smith>'],
    ['a link with a label', '<https://example.com|our page>'],
    ['a mobile number', '13800138000'],
    ['a mobile number in pieces', '138 0013 8000'],
    ['a mobile number in full width', '１３８００１３８０００'],
    ['a mobile number with invisible marks', '138\u200b0013\u200b8000'],
    ['a mobile number in words', '一三八零零一三八零零零'],
    ['a number from abroad', '+1 (415) 555-2671'],
    ['an identity card', '11010119900307451X'],
    ['an id of a platform', '1043210987654321098'],
    ['another id of a platform', 'U02ABCD3EF'],
    ['a password', 'password: hunter2'],
    ['a password in Chinese', '密码是hunter2'],
    ['a bearer token', 'Bearer abc.def'],
    ['a bot token', 'xoxb-1234-5678-abcDEF'],
    ['an API key', 'sk-proj-abcdefghijkl'],
    ['a cloud key', 'AKIAIOSFODNNEXAMPLE'],
    ['a JSON web token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'],
    ['a token of three parts', 'MTA0MzIxMDk4NzY1NDMyMQ.GabcDE.abcdefghijklmnopqrstuvwxyz'],
    ['a UUID', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['a random string', 'k9f8e7d6c5b4a3'],
    ['letters that are no word', 'abcdefghijklmnopqrstuvwxyzabc'],
  ])('takes out %s', (_, canary) => {
    expect(mask(`说 ${canary} 完`)).toMatch(/^说 (?:\[…\] ?)+完$/)
  })

  test.each([
    'Kimi-K2-Instruct-0905, deepseek-r1-distill-qwen-32b and qwen2.5-72b-instruct',
    'It was US$24.95bn in 2024, not 1,909,000,000 yuan.',
    '2024-10-01, 2024.10.01 and 2024-2025',
    '智谱2025年上半年营收1.909亿元，同比增长325%',
    'if a < b and c > d',
    'the token price fell; the secret of its growth',
  ])('leaves %j', (text) => {
    expect(mask(text)).toBe(text.normalize('NFKC'))
  })

  it('takes out a long run of digits, however it is cut by spaces and hyphens', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', ' - ')
    const number = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator), { minLength: 11, maxLength: 18 })
    fc.assert(
      fc.property(number, (parts) => {
        const digits = parts.map(([digit, between]) => `${digit}${between}`).join('')
        expect((mask(`call ${digits} now`).match(/\d/g) ?? []).length).toBe(0)
      }),
    )
  })

  it('takes out any mail address, wherever it stands', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom(' ', '，', '(', '是', '"'), (address, before) => {
        fc.pre(/^[\w.+-]+@/.test(address))
        expect(mask(`mail${before}${address}${before}`)).not.toContain(address)
      }),
    )
  })

  it('leaves words of the market in any order', () => {
    const word = fc.constantFrom(
      'revenue',
      '营收',
      'of',
      'OpenAI',
      'GPT-5',
      '2025年',
      'H1',
      '智谱',
      '39亿',
      'at',
      'Kimi-K2',
      'token',
      'US$5bn',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        expect(mask(words.join(' '))).toBe(words.join(' '))
      }),
    )
  })

  it('takes no time that grows beyond the text', () => {
    const shapes = ['a', 'a1', 'a.', 'a@', '1 ', '1-', 'a-', 'a1-', '<@', 'a at ', 'ey.', 'a:', 'http://', '零', '\ud800']
    for (const shape of shapes) {
      const began = process.cpuUsage()
      mask(shape.repeat(100_000))
      // Measured: 5 ms at most. What grows with the square of the text would take minutes.
      expect(process.cpuUsage(began).user / 1000, shape).toBeLessThan(2000)
    }
  })
})

describe('words left over', () => {
  it('are fit to be kept where they stand by themselves', () => {
    expect(wordsFitToKeep(['widgets', 'doe', 'example', '1234'], 'Widgets of john.doe@example.com 138 1234 5678')).toEqual(['widgets'])
    expect(wordsFitToKeep(['doe', '13'], 'What does john.doe@example.com earn, 138 0013 8000 or 2013?')).toEqual([])
    expect(wordsFitToKeep(['算法'], '他们的算法团队')).toEqual(['算法'])
    expect(wordsFitToKeep(['example'], 'an example at example.com')).toEqual(['example'])
    expect(wordsFitToKeep(['', ' '], 'nothing')).toEqual([])
    expect(wordsFitToKeep([], 'nothing')).toEqual([])
  })
})
