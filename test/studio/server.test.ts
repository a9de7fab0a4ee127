import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Gap } from '../../src/journal/reads.ts'
import { invented, type OpenStudio, openStudio } from './open-studio.ts'

let studio: OpenStudio
beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())

const pageOf = async (query: Record<string, string> | [string, string][]): Promise<string> =>
  (await fetch(`${studio.origin}/?${new URLSearchParams(query)}`)).text()

/** Node's fetch sets no Host. */
function statusOf(headers: Record<string, string>, path = '/'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: studio.port, path, headers }, (response) => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** The first event that names another version than `known`. */
async function nextVersion(known: string | undefined): Promise<string> {
  const response = await fetch(`${studio.origin}/events`)
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    const version = [...text.matchAll(/^event: version\ndata: (.*)\n\n/gm)].map(([, found]) => found).find((found) => found !== known)
    if (version !== undefined) return version
  }
  throw new Error('the stream ended')
}

const part = (page: string, id: string): string => page.split(`<section id="${id}"`)[1]?.split('</section>')[0] ?? ''
const textIn = (markup: string): string =>
  markup
    .replace(/<\/(?:td|th|h2|h3|pre|a)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(?:39|x27);/g, "'")
    .replace(/\s+/g, ' ')

describe('the studio', () => {
  test.each([
    ['this machine by number', {}, 200],
    ['this machine by name', { host: 'localhost:PORT' }, 200],
    ['a name that somebody made lead here', { host: 'evil.example:PORT' }, 403],
    ['this machine on another port', { host: '127.0.0.1:1' }, 403],
    ['its own page', { origin: 'http://127.0.0.1:PORT' }, 200],
    ['a page elsewhere', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a picture on a page elsewhere', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a link on a page elsewhere', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
  ])('answers %s as it should', async (_, headers: Record<string, string>, status) => {
    const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(studio.port))]))
    expect(await statusOf(filled)).toBe(status)
    expect(await statusOf(filled, '/events')).toBe(status)
  })

  it('allows nothing from elsewhere, nothing inline, and no frame around it', async () => {
    const { headers } = await fetch(studio.origin)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; /)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('has in its pages nothing that the policy would forbid', async () => {
    for (const q of ['/burn openai', '/revenue zhipu', 'funding', '/company OpenAI']) {
      const page = await pageOf({ q, theme: 'both' })
      expect(page).not.toMatch(/<style|<script>|<script [^>]*>[^<]|\sstyle="|\son[a-z]+="|<iframe/)
      expect([...page.matchAll(/(?:src|<link[^>]* href)="([^"]+)"/g)].every(([, address]) => address?.startsWith('/'))).toBe(true)
    }
  })

  it('shows an answer as both platforms do, and how it was found', async () => {
    const page = await pageOf({ q: '/burn openai', theme: 'both' })
    const answer = part(page, 'answer')
    for (const name of ['Slack, light', 'Slack, dark', 'Discord, light', 'Discord, dark'])
      expect(answer).toContain(`aria-label="${name}, desktop"`)
    expect(
      textIn(answer).match(/OpenAI, net loss, 2024: about US\$5 billion \(forecast, reported by The New York Times\) \[1\]/g),
    ).toHaveLength(4)
    expect(textIn(answer)).toContain('not by them: fonts, spacing and line breaks differ')
    expect(textIn(part(page, 'explanation'))).toContain('entities: openai')
  })

  it('draws what formats text in Slack, though it is said to be verbatim', async () => {
    expect(part(await pageOf({ q: '/burn openai' }), 'answer')).toMatch(/<strong>(<span>)*about US\$5 billion/)
    expect(part(await pageOf({ q: '/revenue zhipu' }), 'answer')).toMatch(/<a [^>]*href="https:\/\/example.org\/invented"/)
  })

  it("draws Slack's table of data as a table, and says that it is not quite one", async () => {
    const answer = part(await pageOf({ q: '/revenue zhipu' }), 'answer')
    expect(answer).toContain('<caption>Zhipu AI · revenue</caption>')
    expect(answer).toMatch(/<th scope="row">2023<\/th>\s*<td>RMB 124.5 million \[1\]<\/td>/)
    expect(textIn(answer)).toContain('Slack’s own table can be sorted and has pages')
  })

  it("draws Slack's fold as one that opens without a script", async () => {
    expect(part(await pageOf({ q: '/company OpenAI' }), 'answer')).toContain(
      '<details class="slack-container" open><summary>More detail</summary>',
    )
  })

  it('answers in the language that is chosen', async () => {
    expect(textIn(part(await pageOf({ q: '/burn openai', lang: 'zh-Hant' }), 'answer'))).toContain('約50億美元')
  })

  it('lets the buttons that ask be pressed, in both platforms, and no other', async () => {
    const answer = part(await pageOf({ q: '/burn openai' }), 'answer')
    const links = [...answer.matchAll(/<a data-asks[^>]*href="([^"]+)"/g)].map(([, address]) => (address ?? '').replaceAll('&amp;', '&'))
    expect(links.length).toBeGreaterThan(4)
    expect(answer).not.toMatch(/<button (?!disabled|type="button" disabled)/)
    const address = links.find((link) => link.includes('Who+reported'))
    expect(textIn(part(await (await fetch(`${studio.origin}${address}`)).text(), 'answer'))).toContain('The New York Times')
  })

  it('goes on from questions that were asked before', async () => {
    const page = await pageOf([
      ['q', 'and in 2026?'],
      ['before', '/burn openai'],
    ])
    expect(textIn(part(page, 'answer')).match(/US\$14 billion/g)?.length).toBeGreaterThan(1)
  })

  it('shows what is typed as text, whatever it is', async () => {
    const page = await pageOf({ q: `"><script>alert(1)</script> 智谱`, lang: 'xx', theme: '"><b>' })
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; 智谱"')
  })

  it('has no id twice, though a message is drawn many times', async () => {
    const ids = [...(await pageOf({ q: '/burn openai', theme: 'both' })).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows how much is known of each company by topic', async () => {
    const coverage = part(await pageOf({}), 'coverage')
    const row = coverage.split('<tr>').find((candidate) => candidate.includes('Zhipu AI')) ?? ''
    expect(textIn(row)).toMatch(/Zhipu AI 23 5/)
    expect(row).toMatch(/<td class="heat-2"><a href="[^"]*q=Zhipu\+AI\+revenue[^"]*">3<small>2026-10<\/small>/)
  })

  it('says where there is no journal, and shows no changes that nobody can tell of', async () => {
    const page = await pageOf({})
    expect(textIn(part(page, 'gaps'))).toContain('There is no journal yet')
    expect(page).not.toContain('id="changes"')
  })
})

describe('an edit', () => {
  it('is told to the page, and answered from', async () => {
    const before = await nextVersion(undefined)
    studio.write('sources/invented.yaml', invented.replace('312.4', '333.3'))
    expect(await nextVersion(before)).not.toBe(before)
    expect(textIn(await pageOf({ q: '/revenue zhipu' }))).toContain('RMB 333.3 million')
  })

  it('with a mistake is listed by file and line, with the line; the last good knowledge answers on', async () => {
    const before = await nextVersion(undefined)
    studio.write('sources/invented.yaml', invented.replace('about: zhipu', 'about: zhipoo'))
    await nextVersion(before)
    const page = await pageOf({ q: '/burn openai' })
    const problems = part(page, 'problems')
    expect(problems).toMatch(/<code>sources\/invented.yaml:10:\d+<\/code>/)
    expect(problems).toContain('<pre>about: zhipoo</pre>')
    expect(textIn(problems)).toContain('answers come from how they last were without')
    expect(textIn(part(page, 'answer'))).toContain('about US$5 billion')
  })

  it('that mends it takes the problem away', async () => {
    const before = await nextVersion(undefined)
    studio.write('sources/invented.yaml', invented)
    await nextVersion(before)
    expect(textIn(part(await pageOf({}), 'problems'))).toContain('None.')
  })
})

describe('what is worked out elsewhere', () => {
  const gap: Gap = {
    entities: ['zhipu'],
    topics: ['burn'],
    metrics: [],
    count: 7,
    firstDay: '2026-11-01',
    lastDay: '2026-11-20',
    words: [{ word: '亏多少', count: 3 }],
  }

  it('is shown where it is given; answers that change as soon as they are found, once for the same files', async () => {
    let asked = 0
    const changes = async () => {
      asked += 1
      return [{ questions: ['/burn openai'], before: 'US$5 billion', after: 'US$6 billion' }]
    }
    const other = await openStudio({ gaps: async () => [gap], changes })
    try {
      expect(await (await fetch(other.origin)).text()).toContain('Being worked out')
      const page = await (await fetch(other.origin)).text()
      expect(textIn(part(page, 'gaps'))).toContain('zhipu burn 亏多少 2026-11-01 2026-11-20')
      expect(textIn(part(page, 'changes'))).toContain('/burn openai Before US$5 billion After US$6 billion')
      expect(asked).toBe(1)
    } finally {
      await other.close()
    }
  })

  it('fails there without taking the page with it', async () => {
    const other = await openStudio({
      gaps: async () => Promise.reject(new Error('the database is gone')),
      changes: async () => Promise.reject(new Error('no git here')),
    })
    try {
      expect((await fetch(other.origin)).status).toBe(200)
      const page = textIn(await (await fetch(other.origin)).text())
      expect(page).toContain('the database is gone')
      expect(page).toContain('no git here')
    } finally {
      await other.close()
    }
  })
})
