/** The keys of what adapters say around a reply. Their words are data too. */

/** Phrases that adapters may use. */
export const interfacePhrases = [
  'ui-ask-message',
  'ui-no-text',
  'ui-mention-help',
  'ui-usage',
  'ui-choose',
  'ui-details',
  'ui-prompts',
  'ui-unknown-button',
  'ui-shared',
  'ui-shared-before',
  'ui-shared-changed',
  'ui-not-shared',
  'ui-voted',
  'ui-kept-later',
  'ui-not-kept',
  'ui-correct-title',
  'ui-correct-kind',
  'ui-correct-figure',
  'ui-correct-outdated',
  'ui-correct-source',
  'ui-correct-other',
  'ui-correct-text',
  'ui-correct-hint',
  'ui-correct-send',
  'ui-correct-cancel',
  'ui-correct-thanks',
] as const
export type InterfacePhrase = (typeof interfacePhrases)[number]
