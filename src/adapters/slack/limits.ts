/** What Slack puts up with. docs = https://docs.slack.dev */

/** docs/reference/block-kit/blocks */
export const maxViewBlocks = 100
/** Sum of the texts of a message: refused at about 13,200 (https://github.com/slackapi/bolt-js/issues/2509). */
export const maxMessageChars = 12_000
/** docs/reference/block-kit/blocks/section-block */
export const maxSectionChars = 3000
/** docs/reference/block-kit/blocks/context-block */
export const maxContextElements = 10
export const maxContextChars = 2000
/** docs/reference/block-kit/blocks/header-block */
export const maxHeaderChars = 150
/** docs/reference/block-kit/blocks/actions-block */
export const maxButtons = 25
/** docs/reference/block-kit/block-elements/button-element */
export const maxLabelChars = 75
export const maxValueChars = 2000
export const maxUrlChars = 3000
/** docs/reference/block-kit/blocks/data-table-block; one row is the header. */
export const maxTableRows = 101
export const maxTableColumns = 20
export const maxPageSize = 100
/** docs/reference/block-kit/blocks/container-block */
export const maxContainerBlocks = 10
/** docs/reference/views/modal-views */
export const maxTitleChars = 24
export const maxMetadataChars = 3000
/** docs/reference/methods/assistant.threads.setSuggestedPrompts */
export const maxPrompts = 4
/** Of the fallback text: 4,000 are advised, docs/reference/methods/chat.postMessage. */
export const maxFallbackChars = 3500
/** docs/apis/web-api/rate-limits: one message a second a channel; what Slack asks us to wait, at most. */
export const maxWaitMs = 120_000
/** Nothing is waited for longer: docs/interactivity/handling-user-interaction gives 3 s for an ack, calls have none. */
export const callTimeoutMs = 10_000
/** What is under way when baimo is stopped. */
export const drainMs = 10_000
/** Slack repeats an event up to three times, with growing waits: docs/apis/events-api. */
export const repeatsWithinMs = 60 * 60_000
/** docs/authentication/verifying-requests-from-slack, both ways: clocks differ. */
export const maxRequestAgeMs = 5 * 60_000
/** Bytes; Slack's own bodies are far smaller. */
export const maxBodyBytes = 1_000_000
