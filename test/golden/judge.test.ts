import { describe, expect, test } from 'vitest'
import { type Expectation, firstLine, judge, stands } from './judge.ts'

const expected: Expectation = { lang: 'en', kind: ['answer'], lead: ['5 billion'], has: ['The Information'], not: ['14 billion'] }
const declined: Expectation = { lang: 'en', kind: ['partial', 'none'], lead: [], has: [], not: ['3.7 billion'] }
const said = (text: string) => ({ kind: 'answer', lang: 'en', text }) as const

describe('a pattern', () => {
  test.each([
    ['5 billion', 'about US$5 billion [1]'],
    ['5 billion', 'US$5billion'],
    ['1287', '1,287 MWh'],
    ['1,287', '1287兆瓦时'],
    ['$2', 'by US$2 at the end of 2024'],
    ['OPENAI', 'openai lost'],
    ['50亿', '约50亿美元'],
    ['clos|shut', 'it shut down'],
    ['2024年10月', '2024 年 10 月'],
    ['one-stop', 'a One-Stop offer'],
    ['20', 'US$20, a month'],
    ['6%', 'grew 6%, by 2024'],
  ])('%j stands in %j', (pattern, text) => expect(stands(pattern, text)).toBe(true))

  test.each([
    ['5 billion', 'US$1.5 billion'],
    ['5 billion', 'US$15 billion'],
    ['20', 'in 2024'],
    ['20', 'US$20.5'],
    ['700', '700,000 a day'],
    ['287', '1,287 MWh'],
    ['3亿', '33亿'],
    ['yes', 'eyes'],
    ['12', '1 2'],
    ['clos|shut', 'it goes on'],
  ])('%j does not stand in %j', (pattern, text) => expect(stands(pattern, text)).toBe(false))
})

describe('a reply to a question that can be answered', () => {
  test('is right when its first line leads with the figure and its text has the rest', () => {
    expect(judge(expected, said('About US$5 billion [1]\n\n[1] The Information')).verdict).toBe('right')
  })
  test('is wrong when its first line has the wrong figure, even beside the right one', () => {
    expect(judge(expected, said('US$5 billion, US$14 billion\nThe Information')).verdict).toBe('wrong')
  })
  test('is wrong when it answers off the point', () => {
    expect(judge(expected, said('180 million users\nThe Information\nUS$5 billion')).verdict).toBe('wrong')
  })
  test('is missed when it declines', () => {
    expect(judge(expected, { ...said('I have no figure'), kind: 'none' })).toEqual({
      verdict: 'missed',
      reason: 'is none, should be answer',
    })
  })
  test('is wrong when it declines with the wrong figure in the first line', () => {
    expect(judge(expected, { ...said('Nothing but US$14 billion'), kind: 'partial' }).verdict).toBe('wrong')
  })
  test('is right when it declines, where that will do, and has the figure further down', () => {
    const either: Expectation = { ...expected, kind: ['answer', 'partial'] }
    expect(judge(either, { ...said('No such fact\nUS$5 billion, The Information'), kind: 'partial' }).verdict).toBe('right')
    expect(judge(either, { ...said('No such fact\nThe Information'), kind: 'partial' }).verdict).toBe('missed')
  })
  test('is missed when a part is lacking', () => {
    expect(judge(expected, said('US$5 billion')).verdict).toBe('missed')
  })
  test('is missed when it is in another language', () => {
    expect(judge(expected, { ...said('US$5 billion, The Information'), lang: 'zh-Hans' }).verdict).toBe('missed')
  })
})

describe('a reply to a question that must be declined', () => {
  test('is wrong when it answers', () => expect(judge(declined, said('Zhipu is a company')).verdict).toBe('wrong'))
  test('is right when it declines', () => expect(judge(declined, { ...said('No figure'), kind: 'partial' }).verdict).toBe('right'))
  test('is wrong when it declines and still leads with another figure', () => {
    expect(judge(declined, { ...said('US$3.7 billion'), kind: 'partial' }).verdict).toBe('wrong')
  })
  test('is missed when it asks back', () => expect(judge(declined, { ...said('Which one?'), kind: 'clarify' }).verdict).toBe('missed'))
})

test('the first line is the first that has words', () => expect(firstLine('\n\n a \nb')).toBe('a '))
