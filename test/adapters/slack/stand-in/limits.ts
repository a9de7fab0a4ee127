/**
 * What Slack documents, each with its page below https://docs.slack.dev/reference/, as of @slack/types 3.2.0. Where two sources differ
 * the stricter one stands here, so that what passes the stand-in passes Slack.
 */
export const limits = {
  /** block-kit/blocks */
  messageBlocks: 50,
  viewBlocks: 100,
  /** Undocumented `msg_blocks_too_long`, github.com/slackapi/bolt-js/issues/2509. */
  blockTextSum: 13_200,
  /** methods/chat.postMessage: cut at 40,000, 4,000 advised. */
  text: 40_000,
  textAdvised: 4_000,
  id: 255,
  /** block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** block-kit/blocks/section-block */
  fields: 10,
  fieldText: 2_000,
  /** block-kit/blocks/header-block */
  header: 150,
  /** block-kit/blocks/context-block */
  contextElements: 10,
  /** block-kit/blocks/actions-block */
  actionsElements: 25,
  /** block-kit/blocks/context-actions-block */
  contextActionsElements: 5,
  /** block-kit/blocks/markdown-block, in all blocks of a message together */
  markdown: 12_000,
  /** block-kit/blocks/table-block; one a message; the sum of characters as in github.com/openclaw/openclaw/issues/57717 */
  tableRows: 100,
  tableCells: 20,
  tableText: 10_000,
  /** block-kit/blocks/data-table-block, the header row counted */
  dataTableRows: { least: 2, most: 101 },
  dataTablePage: { least: 1, most: 100 },
  /** block-kit/blocks/data-visualization-block */
  charts: 2,
  chartTitle: 50,
  chartSeries: 6,
  chartCategories: 20,
  chartLabel: 20,
  /** block-kit/blocks/card-block, carousel-block, container-block */
  cardTitle: 150,
  cardBody: 200,
  carouselCards: 10,
  containerChildren: 10,
  containerTitle: 150,
  /** block-kit/block-elements/button-element */
  buttonLabel: 75,
  buttonValue: 2_000,
  url: 3_000,
  accessibilityLabel: 75,
  /** block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  options: 100,
  fewOptions: 10,
  overflowOptions: 5,
  /** block-kit/block-elements: placeholder, plain-text input */
  placeholder: 150,
  inputLength: 3_000,
  /** block-kit/composition-objects/confirmation-dialog-object */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** block-kit/blocks/image-block, input-block */
  altText: 2_000,
  imageTitle: 2_000,
  inputLabel: 2_000,
  /** surfaces/modals */
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  /** methods/assistant.threads.setSuggestedPrompts, setStatus */
  prompts: 4,
  loadingMessages: 10,
  /** interactivity/handling-user-interaction */
  responseUses: 5,
  responseMs: 30 * 60_000,
  ackMs: 3_000,
  triggerMs: 3_000,
  /** apis/events-api/using-socket-mode */
  connections: 10,
} as const
