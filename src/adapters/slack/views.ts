/** The dialogs and the home page. */
import type { HomeView, KnownBlock, ModalView } from '@slack/types'
import type { Lang } from '../../core/knowledge.ts'
import type { Engine, Home } from '../../core/reply.ts'
import { type CorrectionKind, correctionKinds } from '../desk.ts'
import { mrkdwn, section, sections } from './blocks.ts'
import { askButtons } from './buttons.ts'
import { cut, plainSafe } from './escape.ts'
import { maxHeaderChars, maxLabelChars, maxMetadataChars, maxTitleChars, maxViewBlocks } from './limits.ts'

export const correctionView = 'correction'
const kindBlock = 'kind'
const textBlock = 'text'
const field = 'value'
/** A correction is a sentence or two and an address. */
const maxCorrectionChars = 2000

type Say = Engine['say']

/** Asks what is wrong and what is right. `metadata` comes back with the answer. */
export function correctionModal(say: Say, lang: Lang, metadata: string): ModalView {
  const option = (kind: CorrectionKind) => ({
    text: plainText(say(`ui-correct-${kind}`, lang), maxLabelChars),
    value: kind,
  })
  return {
    type: 'modal',
    callback_id: correctionView,
    private_metadata: metadata.slice(0, maxMetadataChars),
    title: plainText(say('ui-correct-title', lang), maxTitleChars),
    submit: plainText(say('ui-correct-send', lang), maxTitleChars),
    close: plainText(say('ui-correct-cancel', lang), maxTitleChars),
    blocks: [
      {
        type: 'input',
        block_id: kindBlock,
        label: plainText(say('ui-correct-kind', lang), maxLabelChars),
        element: { type: 'radio_buttons', action_id: field, options: correctionKinds.map(option), initial_option: option('figure') },
      },
      {
        type: 'input',
        block_id: textBlock,
        label: plainText(say('ui-correct-text', lang), maxLabelChars),
        hint: plainText(say('ui-correct-hint', lang), maxLabelChars),
        element: { type: 'plain_text_input', action_id: field, multiline: true, max_length: maxCorrectionChars },
      },
    ],
  }
}

/** What takes the place of the dialog once it is sent. */
export function noticeModal(say: Say, lang: Lang, text: string): ModalView {
  return {
    type: 'modal',
    title: plainText(say('ui-correct-title', lang), maxTitleChars),
    blocks: [{ type: 'section', text: plainText(text, maxCorrectionChars) }],
  }
}

/** What was filled in: the kind is one of ours, or "other". */
export function correctionOf(values: ViewValues): { readonly kind: CorrectionKind; readonly text: string } {
  const chosen = values[kindBlock]?.[field]?.selected_option?.value
  return { kind: correctionKinds.find((kind) => kind === chosen) ?? 'other', text: values[textBlock]?.[field]?.value ?? '' }
}

export type ViewValues = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined
          readonly selected_option?: { readonly value?: string | undefined } | null | undefined
        }
      >
    >
  >
>

export interface HomePage {
  readonly home: Home
  readonly examples: readonly string[]
  readonly isAdmin: boolean
}

/** What baimo knows, examples to press, how to ask, what it keeps. */
export function homeView({ home, examples, isAdmin }: HomePage): HomeView {
  const shown = home.sections.filter(({ audience }) => audience === 'all' || isAdmin)
  const blocks: KnownBlock[] = [
    section(mrkdwn(home.greeting)),
    ...askButtons(examples, home.lang),
    ...shown.flatMap(({ title, lines }): KnownBlock[] => [
      { type: 'header', text: plainText(title, maxHeaderChars) },
      ...sections(lines.map(mrkdwn)),
    ]),
  ]
  return { type: 'home', blocks: blocks.slice(0, maxViewBlocks) }
}

function plainText(text: string, maxChars: number): { type: 'plain_text'; text: string } {
  return { type: 'plain_text', text: cut(plainSafe(text), maxChars) }
}
