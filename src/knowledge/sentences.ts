/** The sentences of a paragraph, with what the vocabulary knows in them, who is named as the origin, and who is quoted. */
import type { Snapshot } from '../core/snapshot.ts'

export interface Mention {
  readonly kind: 'entity' | 'metric' | 'topic'
  readonly id: string
  /** Where it begins in the folded sentence. */
  readonly at: number
}

export interface Sentence {
  readonly folded: string
  readonly mentions: readonly Mention[]
  /** Entities after "据" and "according to", or before "reported". */
  readonly origins: readonly string[]
  readonly quotes: readonly { readonly speaker: string; readonly from: number; readonly to: number }[]
}

/** A full stop ends a sentence where a space and a capital, a digit or a quotation follows; within quotation marks nothing does. */
const ends = /(?<=[。！？!?；;][”"」』]?)(?![”"」』])|(?<=[.]["”]?)\s+(?=[A-Z"“\d])/

export function sentencesOf(paragraph: string, snapshot: Snapshot): Sentence[] {
  return paragraph.split(ends).flatMap((text) => {
    if (text.trim() === '') return []
    const folded = snapshot.folder.fold(text)
    const mentions = mentionsIn(folded, snapshot)
    return [{ folded, mentions, origins: originsIn(folded, mentions), quotes: quotesIn(folded, mentions, snapshot) }]
  })
}

function mentionsIn(folded: string, { folder, vocabulary }: Snapshot): Mention[] {
  const tokens = folder.tokens(folded)
  return vocabulary
    .find(tokens)
    .flatMap(({ from, terms }) =>
      terms.flatMap(({ kind, id, spelling }): Mention[] =>
        kind === 'lexicon' || spelling === 'pinyin' ? [] : [{ kind, id, at: tokens[from]?.from ?? 0 }],
      ),
    )
}

const attributions = [
  /据(?!说|此)[^,，。]{1,24}/g,
  /according to [^,.]{1,40}/g,
  /[^,，。]{1,16}(?:报道|披露的?数据|数据显示|统计)/g,
  /[^,.]{1,30}\breport(?:ed|s)\b/g,
]

function originsIn(folded: string, mentions: readonly Mention[]): string[] {
  const places = attributions.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const),
  )
  const found = mentions.filter(({ kind, at }) => kind === 'entity' && places.some(([from, to]) => at >= from && at < to))
  return [...new Set(found.map(({ id }) => id))].slice(0, 1)
}

const quotation = /["“「『]([^"”」』]{6,})["”」』]/g
const says = /说|表示|告诉|认为|指出|称|透露|强调|坦言|said|says|told|added|argue/

/** The speaker stands just before or after, with a word for saying. */
function quotesIn(folded: string, mentions: readonly Mention[], { entities }: Snapshot): Sentence['quotes'] {
  return [...folded.matchAll(quotation)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const around = { before: folded.slice(Math.max(0, from - reach), from), after: folded.slice(to, to + reach) }
    if (!says.test(around.before) && !says.test(around.after)) return []
    const near = mentions.filter(
      ({ kind, at }) => kind === 'entity' && ((at < from && at >= from - reach) || (at >= to && at < to + reach)),
    )
    const speaker = near.find(({ id }) => entities.get(id)?.kind === 'person') ?? near[0]
    return speaker ? [{ speaker: speaker.id, from, to }] : []
  })
}
const reach = 40
