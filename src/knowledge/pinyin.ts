/** Pinyin of names and words: the only file that knows `pinyin-pro`. */
import { pinyin } from 'pinyin-pro'

const han = /[\u3400-\u9fff]/g
/** Readings that are English words too (那么 is "name"): left out, lest an English question is taken for pinyin. */
const english = new Set([
  'bike',
  'dine',
  'fan',
  'line',
  'like',
  'made',
  'make',
  'mile',
  'mingling',
  'name',
  'nine',
  'pile',
  'sale',
  'same',
  'take',
  'tile',
  'women',
])

/**
 * Without tones or spaces, ü as v; Latin letters in it stay. Nothing for fewer than two Han characters: one syllable says too little.
 * Each text is read alone, since 重庆 within a longer one is misread.
 */
function readingOf(text: string, who: 'person' | 'thing'): string | undefined {
  if ((text.match(han)?.length ?? 0) < 2) return undefined
  const reading = syllables(text, who)
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return english.has(reading) ? undefined : reading
}

/** Each reading once, in order. */
export function readingsOf(texts: readonly string[], who: 'person' | 'thing' = 'thing'): string[] {
  return Object.keys(byReading(texts, who))
}

/** The same with the first text that is read so. */
export function byReading(texts: readonly string[], who: 'person' | 'thing' = 'thing'): Record<string, string> {
  const found: Record<string, string> = {}
  for (const text of texts) {
    const reading = readingOf(text, who)
    if (reading !== undefined) found[reading] ??= text
  }
  return found
}

/** The common characters, each with its reading. Takes 80 ms. */
export function commonSyllables(): ReadonlyMap<string, string> {
  return new Map(commonCharacters().map((char) => [char, syllables(char, 'thing')[0] ?? '']))
}

/** Syllable to the common characters read so, for every syllable of the given names. */
export function homophonesOf(names: readonly string[], common: ReadonlyMap<string, string>): Record<string, string> {
  const wanted = new Set(names.flatMap((name) => (name.match(han) ? syllables(name.match(han)?.join('') ?? '', 'thing') : [])))
  const found: Record<string, string> = {}
  for (const [char, reading] of common) {
    if (wanted.has(reading)) found[reading] = (found[reading] ?? '') + char
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function syllables(text: string, who: 'person' | 'thing'): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname: who === 'person' ? 'head' : 'off' })
}

/** The 6,763 characters of GB 2312, common ones first: what people type by a slip of the input method. */
function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030')
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return decoder.decode(Uint8Array.from(bytes)).match(han) ?? []
}
