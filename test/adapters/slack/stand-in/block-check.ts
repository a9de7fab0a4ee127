/** Checks of blocks against `limits.ts` and @slack/types: shape, lengths, what may stand where. */
import { checkElement, checkText, type ElementPlace } from './element-check.ts'
import { fieldsOf, type Fields, listOf, stringOf } from './json.ts'
import { limits } from './limits.ts'
import { checkPlain, checkUrl, type Problem, type Report } from './text-check.ts'

export type Surface = 'message' | 'modal' | 'home'

const everywhere: readonly Surface[] = ['message', 'modal', 'home']
/** docs.slack.dev/reference/block-kit/blocks; what its table leaves open is as in shared/platforms/slack.md §1. */
const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  actions: everywhere,
  alert: ['modal'],
  card: everywhere,
  carousel: ['message', 'home'],
  container: ['message'],
  context: everywhere,
  context_actions: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: ['message'],
  rich_text: everywhere,
  section: everywhere,
  table: ['message'],
}
/** @slack/types 3.2.0, ContainerBlock: no markdown, no data_table, no context_actions, no container. */
const inContainer = ['actions', 'context', 'divider', 'file', 'header', 'image', 'input', 'rich_text', 'section', 'table', 'video']

interface Walk {
  readonly surface: Surface
  readonly report: Report
  readonly blockIds: Set<string>
  readonly count: Record<'table' | 'data_visualization', number>
  textSum: number
  markdown: number
}

/** Every problem of the blocks of a message or a view, each a sentence that begins with its place. */
export function checkBlocks(blocks: readonly unknown[], surface: Surface): readonly Problem[] {
  const problems: Problem[] = []
  const walk: Walk = {
    surface,
    blockIds: new Set(),
    count: { table: 0, data_visualization: 0 },
    textSum: 0,
    markdown: 0,
    report: (where, what, kind = 'refused') => problems.push({ text: `${where} ${what}.`, refused: kind === 'refused' }),
  }
  const most = surface === 'message' ? limits.messageBlocks : limits.viewBlocks
  if (blocks.length > most) walk.report('blocks', `are ${blocks.length}, at most ${most} in a ${surface}`)
  for (const [i, block] of blocks.entries()) checkBlock(fieldsOf(block), `blocks[${i}]`, walk)
  walk.textSum = textSumOf(blocks)
  if (walk.textSum > limits.blockTextSum)
    walk.report('blocks', `hold ${walk.textSum} characters, at most ${limits.blockTextSum} (msg_blocks_too_long)`)
  if (walk.markdown > limits.markdown) walk.report('blocks', `hold ${walk.markdown} characters of markdown, at most ${limits.markdown}`)
  if (walk.count.table > 1) walk.report('blocks', `hold ${walk.count.table} tables, at most 1 (only_one_table_allowed)`)
  if (walk.count.data_visualization > limits.charts)
    walk.report('blocks', `hold ${walk.count.data_visualization} charts, at most ${limits.charts}`)
  return problems
}

function checkBlock(block: Fields, place: string, walk: Walk): void {
  const type = stringOf(block['type'])
  const where = `${place} (${type || 'without type'})`
  const allowed = Object.hasOwn(surfaces, type) ? surfaces[type] : undefined
  if (allowed === undefined) {
    walk.report(where, 'is of no type that baimo may send')
    return
  }
  if (!allowed.includes(walk.surface)) walk.report(where, `may not stand in a ${walk.surface}`)
  checkBlockId(block['block_id'], where, walk)
  if (type === 'table' || type === 'data_visualization') walk.count[type] += 1
  checks[type]?.(block, where, walk)
}

function checkBlockId(id: unknown, where: string, { blockIds, report }: Walk): void {
  if (id === undefined) return
  if (typeof id !== 'string' || id === '') {
    report(where, 'has a block_id that is no text')
    return
  }
  if (id.length > limits.id) report(where, `has a block_id of ${id.length} characters, at most ${limits.id}`)
  if (blockIds.has(id)) report(where, `repeats the block_id ${JSON.stringify(id)}`)
  blockIds.add(id)
}

type Check = (block: Fields, where: string, walk: Walk) => void

const checks: Readonly<Record<string, Check>> = {
  section(block, where, { report }) {
    const fields = listOf(block['fields'])
    if (block['text'] === undefined && fields.length === 0) report(where, 'has neither text nor fields')
    if (block['text'] !== undefined) checkText(block['text'], `${where}.text`, { most: limits.textObject, report })
    if (fields.length > limits.fields) report(where, `has ${fields.length} fields, at most ${limits.fields}`)
    for (const [i, field] of fields.entries()) checkText(field, `${where}.fields[${i}]`, { most: limits.fieldText, report })
    if (block['accessory'] !== undefined) checkElement(block['accessory'], `${where}.accessory`, { place: 'section', report })
  },
  header: (block, where, { report }) => checkText(block['text'], `${where}.text`, { most: limits.header, plain: true, report }),
  alert: (block, where, { report }) => checkText(block['text'], `${where}.text`, { most: limits.textObject, report }),
  context: (block, where, walk) => checkElements(block, where, { most: limits.contextElements, place: 'context', walk }),
  actions: (block, where, walk) => checkElements(block, where, { most: limits.actionsElements, place: 'actions', walk }),
  context_actions: (block, where, walk) =>
    checkElements(block, where, { most: limits.contextActionsElements, place: 'context_actions', walk }),
  image: (block, where, { report }) => checkImage(block, where, report),
  input(block, where, { report }) {
    checkText(block['label'], `${where}.label`, { most: limits.inputLabel, plain: true, report })
    if (block['hint'] !== undefined) checkText(block['hint'], `${where}.hint`, { most: limits.inputLabel, plain: true, report })
    checkElement(block['element'], `${where}.element`, { place: 'input', report })
  },
  markdown(block, where, walk) {
    const text = stringOf(block['text'])
    walk.markdown += text.length
    if (text === '') walk.report(where, 'has no text')
  },
  rich_text: (block, where, { report }) => checkRichText(block, where, report),
  table: (block, where, { report }) => checkTable(block, where, report),
  data_table: (block, where, { report }) => checkDataTable(block, where, report),
  data_visualization: (block, where, { report }) => checkChart(block, where, report),
  card(block, where, { report }) {
    if (!['hero_image', 'title', 'actions', 'body'].some((part) => block[part] !== undefined)) report(where, 'has no part that is shown')
    for (const part of ['title', 'subtitle'])
      if (block[part] !== undefined) checkText(block[part], `${where}.${part}`, { most: limits.cardTitle, report })
    if (block['body'] !== undefined) checkText(block['body'], `${where}.body`, { most: limits.cardBody, report })
    for (const [i, button] of listOf(block['actions']).entries())
      checkElement(button, `${where}.actions[${i}]`, { place: 'section', report })
  },
  carousel(block, where, walk) {
    const cards = listOf(block['elements'])
    if (cards.length < 1 || cards.length > limits.carouselCards)
      walk.report(where, `has ${cards.length} cards, from 1 to ${limits.carouselCards}`)
    for (const [i, card] of cards.entries()) {
      if (fieldsOf(card)['type'] !== 'card') walk.report(`${where}.elements[${i}]`, 'is no card')
      else checkBlock(fieldsOf(card), `${where}.elements[${i}]`, walk)
    }
  },
  container(block, where, walk) {
    const { report } = walk
    const children = listOf(block['child_blocks'])
    if (block['title'] === undefined && block['rich_text_title'] === undefined) report(where, 'has no title')
    if (block['title'] !== undefined) checkText(block['title'], `${where}.title`, { most: limits.containerTitle, plain: true, report })
    if (block['rich_text_title'] !== undefined) checkRichText(fieldsOf(block['rich_text_title']), `${where}.rich_text_title`, report)
    if (block['subtitle'] !== undefined) checkText(block['subtitle'], `${where}.subtitle`, { most: limits.containerTitle, report })
    if (children.length < 1 || children.length > limits.containerChildren)
      report(where, `has ${children.length} child blocks, from 1 to ${limits.containerChildren}`)
    if (block['default_collapsed'] === true && block['is_collapsible'] !== true) report(where, 'is collapsed but not collapsible')
    const width = block['width']
    if (width !== undefined && !['narrow', 'standard', 'wide', 'full'].includes(stringOf(width)))
      report(where, `has no width ${String(width)}`)
    for (const [i, child] of children.entries()) {
      const type = stringOf(fieldsOf(child)['type'])
      if (!inContainer.includes(type)) report(`${where}.child_blocks[${i}]`, `is a ${type}, which may not stand in a container`)
      else checkBlock(fieldsOf(child), `${where}.child_blocks[${i}]`, walk)
    }
  },
}

function checkElements(
  block: Fields,
  where: string,
  { most, place, walk: { report } }: { readonly most: number; readonly place: ElementPlace; readonly walk: Walk },
): void {
  const elements = listOf(block['elements'])
  if (elements.length < 1 || elements.length > most) report(where, `has ${elements.length} elements, from 1 to ${most}`)
  const ids = new Set<string>()
  for (const [i, element] of elements.entries()) {
    const at = `${where}.elements[${i}]`
    checkElement(element, at, { place, report })
    const id = stringOf(fieldsOf(element)['action_id'])
    if (id !== '' && ids.has(id)) report(at, `repeats the action_id ${JSON.stringify(id)}`)
    ids.add(id)
  }
}

function checkImage(image: Fields, where: string, report: Report): void {
  const alt = stringOf(image['alt_text'])
  if (alt === '' || alt.length > limits.altText) report(where, `has an alt_text of ${alt.length} characters, from 1 to ${limits.altText}`)
  checkPlain(alt, `${where}.alt_text`, report)
  if (image['title'] !== undefined) checkText(image['title'], `${where}.title`, { most: limits.imageTitle, plain: true, report })
  if (image['slack_file'] === undefined) checkUrl(image['image_url'], `${where}.image_url`, report)
}

function checkTable(block: Fields, where: string, report: Report): void {
  const rows = listOf(block['rows'])
  if (rows.length < 1 || rows.length > limits.tableRows) report(where, `has ${rows.length} rows, from 1 to ${limits.tableRows}`)
  checkCells(rows, where, report)
  const sum = textSumOf([block])
  if (sum > limits.tableText) report(where, `holds ${sum} characters, at most ${limits.tableText}`)
  const settings = listOf(block['column_settings'])
  if (settings.length > limits.tableCells) report(where, `has ${settings.length} column settings, at most ${limits.tableCells}`)
}

function checkDataTable(block: Fields, where: string, report: Report): void {
  const rows = listOf(block['rows'])
  const { least, most } = limits.dataTableRows
  if (rows.length < least || rows.length > most) report(where, `has ${rows.length} rows, from ${least} to ${most}`)
  const caption = stringOf(block['caption'])
  if (caption === '') report(where, 'has no caption')
  checkPlain(caption, `${where}.caption`, report)
  const columns = listOf(rows[0]).length
  if (rows.some((row) => listOf(row).length !== columns)) report(where, 'has rows of different length')
  if (listOf(rows[0]).some((cell) => fieldsOf(cell)['type'] === 'rich_text')) report(where, 'has rich text in its header')
  checkCells(rows, where, report)
  const page = block['page_size']
  if (page !== undefined && !isWhole(page, limits.dataTablePage)) report(where, `has a page_size of ${String(page)}, from 1 to 100`)
  const header = block['row_header_column_index']
  if (header !== undefined && !isWhole(header, { least: 0, most: columns - 1 })) report(where, `has no column ${String(header)}`)
}

function checkCells(rows: readonly unknown[], where: string, report: Report): void {
  for (const [y, row] of rows.entries()) {
    const cells = listOf(row)
    if (cells.length < 1 || cells.length > limits.tableCells)
      report(`${where}.rows[${y}]`, `has ${cells.length} cells, from 1 to ${limits.tableCells}`)
    for (const [x, cell] of cells.map(fieldsOf).entries()) checkCell(cell, `${where}.rows[${y}][${x}]`, report)
  }
}

function checkCell(cell: Fields, at: string, report: Report): void {
  if (cell['type'] === 'rich_text') {
    checkRichText(cell, at, report)
    return
  }
  if (cell['type'] !== 'raw_text' && cell['type'] !== 'raw_number') {
    report(at, `is no cell: ${String(cell['type'])}`)
    return
  }
  if (cell['type'] === 'raw_number' && !Number.isFinite(cell['value'])) report(at, 'has a value that is no number')
  if (stringOf(cell['text']) === '') report(at, 'is empty')
  checkPlain(stringOf(cell['text']), at, report)
}

function checkChart(block: Fields, where: string, report: Report): void {
  const title = stringOf(block['title'])
  if (title === '' || title.length > limits.chartTitle)
    report(where, `has a title of ${title.length} characters, from 1 to ${limits.chartTitle}`)
  checkPlain(title, `${where}.title`, report)
  const chart = fieldsOf(block['chart'])
  const parts = listOf(chart['type'] === 'pie' ? chart['segments'] : chart['series']).map(fieldsOf)
  if (!['pie', 'bar', 'area', 'line'].includes(stringOf(chart['type']))) {
    report(where, `has no chart of type ${String(chart['type'])}`)
    return
  }
  if (parts.length < 1 || parts.length > limits.chartSeries)
    report(where, `has ${parts.length} series or segments, from 1 to ${limits.chartSeries}`)
  if (chart['type'] === 'pie') {
    checkLabels(parts, where, report)
    return
  }
  const categories = listOf(fieldsOf(chart['axis_config'])['categories']).map(String)
  if (categories.length < 1 || categories.length > limits.chartCategories)
    report(where, `has ${categories.length} categories, from 1 to ${limits.chartCategories}`)
  for (const series of parts) {
    const points = listOf(series['data']).map(fieldsOf)
    checkLabels(points, where, report)
    if (points.map((point) => stringOf(point['label'])).join('\n') !== categories.join('\n'))
      report(where, `has a series ${JSON.stringify(series['name'])} whose labels are not the categories`)
  }
}

function checkLabels(points: readonly Fields[], where: string, report: Report): void {
  for (const point of points) {
    const label = stringOf(point['label'])
    if (label === '' || label.length > limits.chartLabel)
      report(where, `has a label of ${label.length} characters, from 1 to ${limits.chartLabel}`)
    if (!Number.isFinite(point['value'])) report(where, `has a value that is no number at ${JSON.stringify(label)}`)
  }
}

const richParts = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']
const richElements = ['text', 'link', 'emoji', 'user', 'usergroup', 'broadcast', 'channel', 'date', 'color', 'team']

function checkRichText(block: Fields, where: string, report: Report): void {
  const parts = listOf(block['elements']).map(fieldsOf)
  if (block['type'] !== 'rich_text' || parts.length === 0) report(where, 'is no rich_text with elements')
  for (const [i, part] of parts.entries()) {
    if (!richParts.includes(stringOf(part['type']))) report(`${where}.elements[${i}]`, `is of no known type: ${String(part['type'])}`)
    checkRichPart(part, `${where}.elements[${i}]`, report)
  }
}

function checkRichPart(part: Fields, where: string, report: Report): void {
  for (const [i, element] of listOf(part['elements']).map(fieldsOf).entries()) {
    const at = `${where}.elements[${i}]`
    const type = stringOf(element['type'])
    if (type === 'rich_text_section') checkRichPart(element, at, report)
    else if (!richElements.includes(type)) report(at, `is of no known type: ${type}`)
    else if (type === 'user') report(at, 'pings a person', 'taken')
    else if (type === 'usergroup' || type === 'team') report(at, 'pings a group', 'taken')
    else if (type === 'broadcast') report(at, 'pings everyone', 'taken')
    else if (type === 'link') checkUrl(element['url'], at, report)
    if (type === 'text' && stringOf(element['text']) === '') report(at, 'is an empty text')
    checkPlain(stringOf(element['text']), at, report)
  }
}

/** Everything that is shown as text, wherever it stands. What Slack counts exactly is not documented. */
function textSumOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textSumOf(item), 0)
  return Object.entries(fieldsOf(value)).reduce(
    (sum, [key, part]) => sum + (typeof part === 'string' ? (key === 'text' || key === 'caption' ? part.length : 0) : textSumOf(part)),
    0,
  )
}

function isWhole(value: unknown, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}
