/** The dialog in which somebody says what is wrong, and what comes back from it. */
import type { Lang } from '../../core/knowledge.ts'
import type { Engine } from '../../core/reply.ts'
import { type CorrectionKind, correctionKinds } from '../desk.ts'
import { cutTo } from './escape.ts'
import { maxCorrectionChars, maxLabelChars, maxLabelHintChars, maxModalTitleChars } from './limits.ts'
import type { Modal } from './payloads.ts'

const kindField = 'kind'
const textField = 'text'

/** `custom_id` is that of the button, so that the answer is known when the dialog comes back. */
export function correctionModal(custom_id: string, engine: Engine, lang: Lang): Modal {
  const say = (key: Parameters<Engine['say']>[0], maxChars: number): string => cutTo(engine.say(key, lang), maxChars)
  const options = correctionKinds.map((value) => ({ value, label: say(`ui-correct-${value}`, maxLabelHintChars) }))
  return {
    custom_id,
    title: say('ui-correct-title', maxModalTitleChars),
    components: [
      { type: 18, label: say('ui-correct-kind', maxLabelChars), component: { type: 21, custom_id: kindField, options } },
      {
        type: 18,
        label: say('ui-correct-text', maxLabelChars),
        description: say('ui-correct-hint', maxLabelHintChars),
        component: { type: 4, custom_id: textField, style: 2, max_length: maxCorrectionChars },
      },
    ],
  }
}

/** Undefined where the dialog was not ours, or is damaged. */
export function readCorrection(fields: ReadonlyMap<string, string>): { readonly kind: CorrectionKind; readonly text: string } | undefined {
  const kind = correctionKinds.find((kind) => kind === fields.get(kindField))
  const text = fields.get(textField)?.trim().slice(0, maxCorrectionChars)
  return kind === undefined || !text ? undefined : { kind, text }
}
