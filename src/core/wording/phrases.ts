/** The keys of every sentence that baimo says by itself. Their words are data: `knowledge/phrases/replies.yaml`. */
export const phraseKeys = [
  'figure-line', 'statement-line', 'statement-line-open', 'status-actual', 'status-estimate', 'status-forecast', 'status-target',
  'standing',
  'by-person',
  'by-filed', 'by-company', 'by-named-press', 'by-unnamed-people', 'by-third-party', 'by-rumour', 'by-rumour-unnamed',
  'sources-differ', 'more', 'caveat', 'caveat-of', 'caveat-plain', 'age-note', 'age-due', 'age-month', 'age-months', 'age-years', 'age-fresh',
  'missing-topic', 'lacking-topic', 'missing-metric', 'missing-period', 'missing-period-topic', 'period-next', 'missing-figure', 'missing-cause', 'missing-judgement', 'missing-prediction',
  'missing-ranking', 'missing-together', 'missing-unclear', 'missing-words', 'missing-words-bare', 'known-nearby', 'refuted', 'refuted-elsewhere', 'withdrawn',
  'instead-owner', 'instead-product', 'list-line', 'profile-line', 'profile-missing', 'compare-line', 'compare-none', 'compare-each', 'compare-empty', 'ranking-line', 'ranking-entry',
  'owner-line', 'person-line', 'origin-line', 'dates-line', 'choose', 'choose-any', 'choose-two', 'lost', 'unknown', 'unknown-bare', 'empty', 'off-topic',
  'greeting', 'thanks', 'goodbye', 'identity', 'help', 'help-commands', 'help-examples',
  'topics-line', 'topics-entry', 'and-more-topics', 'sources-line', 'sources-entry', 'citation', 'citation-via', 'sources', 'next', 'and-more', 'any-subject',
  'ask-topic', 'ask-origin', 'ask-dates', 'ask-company', 'ask-compare', 'share', 'useful', 'not-useful', 'correct',
  'table-subject', 'table-period', 'table-figure', 'table-status', 'table-metric', 'command-ask', 'command-compare', 'command-company', 'command-topics',
  'command-sources', 'command-help', 'option-company', 'option-question', 'option-companies', 'separator', 'list-comma', 'fact-error',
] as const
export type PhraseKey = (typeof phraseKeys)[number]
