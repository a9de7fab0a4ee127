/** What Discord allows, each with its documentation. All lengths are counted in UTF-16 units, which never counts less than Discord does. */

/** Across all text displays of a message: https://github.com/discord/discord-api-docs/pull/8562. The builders check each alone, so it is counted here. */
export const maxTextChars = 4000
/** https://docs.discord.com/developers/components/reference#action-row */
export const maxRowButtons = 5
/** https://docs.discord.com/developers/components/reference#button */
export const maxButtonChars = 80
/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
export const maxCustomIdChars = 100
/** https://docs.discord.com/developers/components/reference#string-select */
export const maxSelectOptions = 25
export const maxSelectChars = 100
export const maxPlaceholderChars = 150
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const maxModalTitleChars = 45
/** https://docs.discord.com/developers/components/reference#label */
export const maxLabelChars = 45
export const maxLabelHintChars = 100
/** https://docs.discord.com/developers/components/reference#text-input (up to 4000); a correction is a few sentences. */
export const maxCorrectionChars = 1000
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export const maxChoices = 25
export const maxChoiceChars = 100
/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
export const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u
export const maxDescriptionChars = 100
/** https://docs.discord.com/developers/resources/message#create-message */
export const maxNonceChars = 25
/** Only the first response within 3 s counts, after 15 minutes the token is dead: https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export const maxDrainMs = 8000

/** Ours: a question longer than this is answered, but not shown again, so its buttons can't carry it. Options allow up to 6000. */
export const maxQuestionChars = 400
/** Ours: where one server is unavailable at a start, discord.js waits 15 s for it, and for that long is not ready. */
export const waitForServersMs = 1000
/** Ours: how often the registered commands are compared with those of the knowledge, which may have been replaced. */
export const registrationCheckMs = 30_000
/** Ours: messages remembered as answered or shared. Discord repeats events after a resume, within minutes. */
export const maxRemembered = 5000
