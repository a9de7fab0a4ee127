/** The studio in a real browser: what a page forbids, and what is seen and reached, only a browser knows. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { invented, type OpenStudio, openStudio } from './open-studio.ts'

const executablePath = '/usr/bin/chromium'
/** Machines are small and shared. */
const maxWaitMs = 50_000
const isMissing = !existsSync(executablePath)
/** It runs as root here, and must ask nobody anything. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

describe.skipIf(isMissing)(`the studio in Chromium${isMissing ? ` (not run: there is no ${executablePath})` : ''}`, () => {
  let studio: OpenStudio
  let browser: BrowserContext
  let page: Page
  const profile = mkdtempSync(join(tmpdir(), 'baimo-chromium-'))
  const complaints: string[] = []
  const requested: string[] = []

  beforeAll(async () => {
    const changes = async () => [{ questions: ['/burn openai'], before: 'US$5 billion\nSources', after: 'US$6 billion\nSources' }]
    studio = await openStudio({ changes })
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args,
      viewport: { width: 1280, height: 900 },
    })
    page = await browser.newPage()
    page.setDefaultTimeout(maxWaitMs)
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => requested.push(new URL(request.url()).origin))
  })
  beforeEach(() => {
    complaints.length = 0
    requested.length = 0
  })
  afterAll(async () => {
    await browser.close()
    await studio.close()
    rmSync(profile, { recursive: true, force: true })
  })

  const open = (query: Record<string, string>): Promise<unknown> => page.goto(`${studio.origin}/?${new URLSearchParams(query)}`)

  it('asks nothing of anybody else, and breaks no rule of its policy', async () => {
    await open({ q: '/revenue zhipu', theme: 'both' })
    await page.locator('.slack-table').first().waitFor()
    expect(new Set(requested)).toEqual(new Set([studio.origin]))
    expect(complaints).toEqual([])
  })

  test.each(['light', 'dark'] as const)(
    'is readable where the system is %s: contrast 4.5 to 1 at least, in the previews too',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme })
      for (const q of ['/burn openai', '/revenue zhipu', 'funding', '/company OpenAI']) {
        await open({ q, theme: 'both' })
        expect(await page.evaluate<string[]>(faintTexts)).toEqual([])
      }
    },
  )

  it('fits a phone, and shows messages as wide as one', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    await open({ q: '/revenue zhipu', width: 'phone', theme: 'both' })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await page.evaluate<number>(`document.querySelector('.slack').getBoundingClientRect().width`)).toBe(360)
  })

  it('is asked, and led on, from the keyboard alone', async () => {
    await open({})
    await page.keyboard.press('Tab')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('To the answer')
    for (let i = 0; i < 10 && (await page.evaluate<string>('document.activeElement.id')) !== 'q'; i++) await page.keyboard.press('Tab')
    await page.keyboard.type('/burn openai')
    await page.keyboard.press('Enter')
    await page.getByText('about US$5 billion').first().waitFor()
    const follow = page.locator('.discord a[data-asks]', { hasText: 'Who reported that?' })
    await follow.focus()
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=Who\+reported/)
  })

  it('changes theme and width in place, and keeps the question', async () => {
    await open({ q: '/burn openai' })
    await page.getByRole('radio', { name: 'dark' }).check()
    await page.locator('.slack[data-theme=dark]').waitFor()
    await page.getByRole('radio', { name: 'phone' }).check()
    await page.locator('.discord.phone[data-theme=dark]').waitFor()
    expect(page.url()).toContain('theme=dark&width=phone')
    expect(await page.locator('#q').inputValue()).toBe('/burn openai')
  })

  it('brings itself up to date when a file is saved, and leaves the focus and what is half typed', async () => {
    await open({ q: '/revenue zhipu' })
    await page.locator('#q').fill('half typed')
    studio.write('sources/invented.yaml', invented.replace('312.4', '345.6'))
    await page.getByText('RMB 345.6 million').first().waitFor()
    expect(await page.getByRole('status').textContent()).toContain('files read at')
    expect(await page.locator('#q').inputValue()).toBe('half typed')
    await page.locator('#answer .slack a[data-asks]').first().focus()
    studio.write('sources/invented.yaml', invented)
    await page.getByText('RMB 312.4 million').first().waitFor()
    expect(await page.evaluate<boolean>(`document.querySelector('#answer .slack a[data-asks]') === document.activeElement`)).toBe(true)
  })

  it('says so when it runs no more', async () => {
    const other = await openStudio()
    await page.goto(other.origin)
    await other.close()
    await page.getByText('The studio does not run any more').waitFor()
  })
})

/** Texts whose colour is too near to what lies behind: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const faintTexts = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if (!/rgba\\(.*, 0\\)|transparent/.test(backgroundColor)) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  const faint = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let seen = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.data.trim() || !element.checkVisibility() || element.closest('svg, option')) continue
    seen += 1
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (contrast < 4.5) faint.add(contrast.toFixed(2) + ' ' + element.className + ' ' + node.data.trim().slice(0, 40))
  }
  return seen < 50 ? ['only ' + seen + ' texts were seen'] : [...faint]
})()`
