import type { Rule } from './rule.ts'
import { textsOf } from './texts.ts'

const relative =
  /\b(?:currently|recently|nowadays|lately|at present|these days|(?:this|last|next) (?:year|month|quarter|week)|today|yesterday|tomorrow|so far|years? ago|months? ago)\b|目前|近日|近期|最近|今年|去年|明年|前年|本月|上月|下月|本季度|当前|如今|现在|昨日|昨天|今天|今日|日前|刚刚|迄今/i

/** A statement is read years later: it says when in full. */
export const relativeTime: Rule = {
  name: 'relative-time',
  severity: 'warning',
  check({ reading }, report) {
    for (const fact of reading.facts) {
      for (const part of ['statement', 'caveat'] as const) {
        for (const [lang, text] of textsOf(fact.value[part])) {
          const word = relative.exec(text)?.[0]
          if (word)
            report(fact, {
              path: [part, lang],
              message: `"${word}" means another day to every reader`,
              remedy: 'Name the date, or write {period}.',
            })
        }
      }
    }
  },
}
