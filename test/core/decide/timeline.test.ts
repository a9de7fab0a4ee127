import { describe, expect, test } from 'vitest'
import { event, figure, market } from '../market.ts'
import { entity } from '../sample.ts'

const newcomers = [
  entity('orbit', ['Orbit', '星轨'], { kind: 'product', of: 'zhipu' }),
  entity('orbit-2', ['Orbit-2B'], { kind: 'model', of: 'zhipu' }),
]
const orbit = event('orbit launches 2025-03-04', 'Zhipu released Orbit')
const model = event('orbit-2 launches 2026-02-01', 'Zhipu released Orbit-2B')
const shop = event('zhipu launches 2026-01-20', 'Zhipu opened a shop of agents')
const listing = event('zhipu ipo 2026-01-08', 'Zhipu listed in Hong Kong')
const hearing = event('zhipu ipo 2025-12-17', 'Zhipu passed the hearing')
const tutoring = event('zhipu ipo 2025-04', 'Zhipu began its tutoring')
const facts = [
  tutoring,
  orbit,
  hearing,
  model,
  listing,
  shop,
  event('zhipu launches 2025', 'Zhipu renewed its models'),
  event('zhipu launches 2026-09', 'Zhipu means to release Orbit-3B', { status: 'target' }),
  event('zhipu litigation 2026-03-01', 'Zhipu is about to be sued', { evidence: 'rumour' }),
]
const proceeds = figure('zhipu ipo-proceeds 2026-01-08', { value: 4e9, unit: 'HKD' })
const ask = market(facts, newcomers)
const ids = (question: string) => ask(question).reply.facts
const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id)

describe('what a company brought out', () => {
  test.each(['What has Zhipu released?', "Zhipu's latest models", '智谱发布了哪些模型', '智譜最新模型'])(
    'is told newest first, its products among it, what is only planned or dated to a year not: %s',
    (question) => {
      expect(ids(question)).toEqual(idsOf([model, shop, orbit]))
    },
  )

  test('of a time that is named is of that time', () => {
    expect(ids('What did Zhipu release in March 2025?')).toEqual([orbit.id])
  })

  test('of one model is its own, not what its maker brought out since', () => {
    expect(ids('When was Orbit-2B released?')).toEqual([model.id])
  })

  test('is nothing of another', () => {
    expect(ask("MiniMax's latest models").reply.kind).toBe('none')
  })
})

describe('news', () => {
  test.each(["What's new at Zhipu?", '智谱最近有什么新动态'])(
    'are dated events of any topic, at most two of one, no rumours: %s',
    (question) => {
      const more = event('zhipu staffing 2026-02-11', 'A founder of Zhipu left')
      const { reply } = market([...facts, more], newcomers)(question)
      expect(reply.facts).toEqual(idsOf([more, model, shop, listing, hearing]))
    },
  )
})

describe('a topic that is told in events', () => {
  test.each(['Zhipu IPO', '智谱上市'])('is led by the newest where nothing in particular is asked: %s', (question) => {
    expect(ids(question)).toEqual(idsOf([listing, hearing, tutoring]))
  })

  test('that has figures of its day is told with them', () => {
    expect(market([...facts, proceeds], newcomers)('Zhipu IPO').reply.facts).toEqual(idsOf([listing, proceeds]))
  })

  test('answers what is asked of it with that: a sum, a date, a cause or none', () => {
    expect(market([...facts, proceeds], newcomers)('How much did Zhipu raise in its IPO?').reply.facts[0]).toBe(proceeds.id)
    expect(ids('When did Zhipu pass the hearing?')[0]).toBe(hearing.id)
    expect(ask('Why did Zhipu list?').reply.kind).toBe('partial')
  })
})
