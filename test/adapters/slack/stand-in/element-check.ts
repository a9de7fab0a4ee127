/** Checks of what stands inside blocks: text objects, buttons, menus, inputs. */
import { fieldsOf, type Fields, listOf, stringOf } from './json.ts'
import { limits } from './limits.ts'
import { checkMrkdwn, checkPlain, checkUrl, type Report } from './text-check.ts'

/** Where an element stands: each place takes others. */
export type ElementPlace = 'section' | 'context' | 'actions' | 'context_actions' | 'input'

interface TextLimits {
  readonly most: number
  readonly plain?: true
  readonly report: Report
}

/** A text object: plain_text, or mrkdwn where that is allowed. */
export function checkText(value: unknown, where: string, { most, plain, report }: TextLimits): void {
  const { type, text, verbatim } = fieldsOf(value)
  if (type !== 'plain_text' && type !== 'mrkdwn') {
    report(where, 'is no text object')
    return
  }
  if (plain && type !== 'plain_text') report(where, 'must be plain_text')
  const length = stringOf(text).length
  if (length < 1 || length > most) report(where, `has ${length} characters, from 1 to ${most}`)
  if (type === 'plain_text') {
    checkPlain(stringOf(text), where, report)
    return
  }
  if (verbatim !== true) report(where, 'is mrkdwn without verbatim: Slack would look for links and mentions in it', 'taken')
  checkMrkdwn(stringOf(text), where, { parsed: verbatim !== true, report })
}

const selects = ['static_select', 'users_select', 'conversations_select', 'channels_select', 'external_select']
const menus = [...selects, ...selects.map((name) => `multi_${name}`), 'overflow', 'radio_buttons', 'checkboxes']
const pickers = ['datepicker', 'timepicker', 'datetimepicker']
const fieldsToFill = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input', 'file_input']
const placed: Readonly<Record<ElementPlace, readonly string[]>> = {
  section: ['button', 'image', 'workflow_button', ...menus, 'datepicker', 'timepicker'],
  context: ['image', 'mrkdwn', 'plain_text'],
  actions: ['button', 'workflow_button', 'rich_text_input', ...menus, ...pickers],
  context_actions: ['feedback_buttons', 'icon_button'],
  input: [...fieldsToFill, ...menus.filter((name) => name !== 'overflow'), ...pickers],
}

export function checkElement(
  value: unknown,
  where: string,
  { place, report }: { readonly place: ElementPlace; readonly report: Report },
): void {
  const element = fieldsOf(value)
  const type = stringOf(element['type'])
  if (!placed[place].includes(type)) {
    report(where, `is a ${type || 'nothing'}, which may not stand in ${place}`)
    return
  }
  const id = element['action_id']
  if (id !== undefined && (typeof id !== 'string' || id === '' || id.length > limits.id))
    report(where, `has an action_id that is no text of 1 to ${limits.id} characters`)
  if (element['placeholder'] !== undefined)
    checkText(element['placeholder'], `${where}.placeholder`, { most: limits.placeholder, plain: true, report })
  if (element['confirm'] !== undefined) checkConfirm(fieldsOf(element['confirm']), `${where}.confirm`, report)
  if (type === 'mrkdwn' || type === 'plain_text') {
    checkText(element, where, { most: limits.textObject, report })
    return
  }
  if (type === 'button' || type === 'icon_button') {
    checkButton(element, where, report)
    return
  }
  if (type === 'feedback_buttons') {
    for (const name of ['positive_button', 'negative_button']) {
      if (element[name] === undefined) report(where, `has no ${name}`)
      else if (stringOf(fieldsOf(element[name])['value']) === '') report(`${where}.${name}`, 'has no value')
      else checkButton(fieldsOf(element[name]), `${where}.${name}`, report)
    }
    return
  }
  if (type === 'image') {
    checkImageElement(element, where, report)
    return
  }
  if (menus.includes(type)) {
    checkOptions(element, where, report)
    return
  }
  if (type === 'plain_text_input') checkInput(element, where, report)
}

function checkButton(button: Fields, where: string, report: Report): void {
  checkText(button['text'], `${where}.text`, { most: limits.buttonLabel, plain: true, report })
  const value = button['value']
  if (value !== undefined && (typeof value !== 'string' || value.length > limits.buttonValue))
    report(where, `has a value of ${stringOf(value).length} characters, at most ${limits.buttonValue}`)
  const label = button['accessibility_label']
  if (label !== undefined && (typeof label !== 'string' || label.length > limits.accessibilityLabel))
    report(where, `has an accessibility_label of ${stringOf(label).length} characters, at most ${limits.accessibilityLabel}`)
  checkPlain(stringOf(label), `${where}.accessibility_label`, report)
  if (button['url'] !== undefined) checkUrl(button['url'], `${where}.url`, report)
  const style = button['style']
  if (style !== undefined && style !== 'primary' && style !== 'danger') report(where, `has no style ${String(style)}`)
}

function checkImageElement(image: Fields, where: string, report: Report): void {
  const alt = stringOf(image['alt_text'])
  if (alt === '' || alt.length > limits.altText) report(where, `has an alt_text of ${alt.length} characters, from 1 to ${limits.altText}`)
  checkPlain(alt, `${where}.alt_text`, report)
  if (image['slack_file'] === undefined) checkUrl(image['image_url'], `${where}.image_url`, report)
}

function checkOptions(menu: Fields, where: string, report: Report): void {
  const type = stringOf(menu['type'])
  const few = type === 'checkboxes' || type === 'radio_buttons'
  const most = few ? limits.fewOptions : type === 'overflow' ? limits.overflowOptions : limits.options
  const groups = listOf(menu['option_groups']).map(fieldsOf)
  const listed = [listOf(menu['options']), ...groups.map((group) => listOf(group['options']))]
  if (few || type.endsWith('static_select') || type === 'overflow') {
    if (listed.flat().length === 0) report(where, 'has no options')
  }
  for (const options of listed) if (options.length > most) report(where, `has ${options.length} options, at most ${most}`)
  const values = new Set<string>()
  for (const [i, option] of listed.flat().map(fieldsOf).entries()) {
    const at = `${where}.options[${i}]`
    const value = stringOf(option['value'])
    checkText(option['text'], `${at}.text`, { most: limits.optionText, ...(few ? {} : { plain: true }), report })
    if (option['description'] !== undefined)
      checkText(option['description'], `${at}.description`, { most: limits.optionText, ...(few ? {} : { plain: true }), report })
    if (value.length > limits.optionValue) report(at, `has a value of ${value.length} characters, at most ${limits.optionValue}`)
    if (value !== '' && values.has(value)) report(at, `repeats the value ${JSON.stringify(value)}`)
    values.add(value)
  }
}

function checkInput(input: Fields, where: string, report: Report): void {
  for (const key of ['min_length', 'max_length']) {
    const length = input[key]
    if (length !== undefined && (typeof length !== 'number' || length < 0 || length > limits.inputLength))
      report(where, `has a ${key} of ${String(length)}, at most ${limits.inputLength}`)
  }
  const initial = stringOf(input['initial_value'])
  if (initial.length > limits.inputLength)
    report(where, `has an initial_value of ${initial.length} characters, at most ${limits.inputLength}`)
}

function checkConfirm(confirm: Fields, where: string, report: Report): void {
  checkText(confirm['text'], `${where}.text`, { most: limits.confirmText, report })
  if (confirm['title'] !== undefined) checkText(confirm['title'], `${where}.title`, { most: limits.confirmTitle, plain: true, report })
  for (const name of ['confirm', 'deny'])
    if (confirm[name] !== undefined) checkText(confirm[name], `${where}.${name}`, { most: limits.confirmButton, plain: true, report })
}
