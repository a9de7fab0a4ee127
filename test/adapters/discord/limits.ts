/** What Discord would refuse, by its documentation. Written from the documentation, not from what baimo believes of it. */

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const size = (value: unknown): number => (typeof value === 'string' ? [...value].length : -1)

const componentsV2 = 1 << 15

/** Every component of a message, nested ones included. */
export function allComponents(components: unknown): Json[] {
  return list(components)
    .filter(isJson)
    .flatMap((component) => [
      component,
      ...allComponents(component['components']),
      ...allComponents(component['component'] === undefined ? [] : [component['component']]),
      ...allComponents(component['accessory'] === undefined ? [] : [component['accessory']]),
    ])
}

/** https://docs.discord.com/developers/components/reference */
export function problemsOfMessage(body: unknown): string[] {
  if (!isJson(body)) return ['no message']
  const problems: string[] = []
  const must = (holds: boolean, problem: string): void => void (holds || problems.push(problem))
  const all = allComponents(body['components'])
  must((Number(body['flags'] ?? 0) & componentsV2) !== 0, 'components v2 without its flag')
  for (const field of ['content', 'embeds', 'poll', 'sticker_ids']) must(body[field] === undefined, `${field} beside components v2`)
  must(all.length >= 1 && all.length <= 40, `${all.length} components`)
  const chars = all.reduce((sum, { type, content }) => (type === 10 ? sum + size(content) : sum), 0)
  must(chars <= 4000, `${chars} characters of text`)
  for (const component of all) problems.push(...problemsOfComponent(component))
  for (const field of ['custom_id', 'id']) {
    const values = all.flatMap((component) => (component[field] === undefined ? [] : [component[field]]))
    must(new Set(values).size === values.length, `${field} is not unique`)
  }
  const mentions = body['allowed_mentions']
  must(isJson(mentions) && list(mentions['parse']).length === 0 && Array.isArray(mentions['parse']), 'mentions are allowed')
  must(isJson(mentions) && mentions['replied_user'] === false, 'a reply pings')
  if (body['nonce'] !== undefined) must(size(body['nonce']) <= 25, 'nonce is too long')
  return problems
}

function problemsOfComponent(component: Json): string[] {
  const problems: string[] = []
  const between = (field: string, min: number, max: number): void => {
    const length = size(component[field])
    if (length < min || length > max) problems.push(`type ${String(component['type'])}: ${field} of ${length} characters`)
  }
  const children = list(component['components']).filter(isJson)
  switch (component['type']) {
    case 1: {
      const types = children.map(({ type }) => type)
      const fits = types.every((type) => type === 2) ? types.length >= 1 && types.length <= 5 : types.length === 1 && types[0] === 3
      if (!fits) problems.push(`row of ${types.join(', ')}`)
      break
    }
    case 2:
      between('custom_id', 1, 100)
      if (component['label'] === undefined && component['emoji'] === undefined) problems.push('button without label or emoji')
      if (component['label'] !== undefined) between('label', 1, 80)
      if (![1, 2, 3, 4].includes(Number(component['style']))) problems.push('style of a button')
      break
    case 3: {
      between('custom_id', 1, 100)
      if (component['placeholder'] !== undefined) between('placeholder', 1, 150)
      problems.push(...problemsOfOptions(component['options'], { min: 1, max: 25 }))
      break
    }
    case 4:
      between('custom_id', 1, 100)
      if (Number(component['max_length'] ?? 4000) > 4000) problems.push('max_length of a text input')
      break
    case 10:
      between('content', 1, 4000)
      break
    case 14:
      break
    case 17:
      if (children.length === 0) problems.push('empty container')
      break
    case 18:
      between('label', 1, 45)
      if (component['description'] !== undefined) between('description', 1, 100)
      break
    case 21:
      between('custom_id', 1, 100)
      problems.push(...problemsOfOptions(component['options'], { min: 2, max: 10 }))
      break
    default:
      problems.push(`unknown component ${String(component['type'])}`)
  }
  return problems
}

function problemsOfOptions(options: unknown, { min, max }: { readonly min: number; readonly max: number }): string[] {
  const all = list(options).filter(isJson)
  const problems = all.length < min || all.length > max ? [`${all.length} options`] : []
  if (new Set(all.map(({ value }) => value)).size !== all.length) problems.push('options of one value')
  for (const { label, value } of all)
    if (size(label) < 1 || size(label) > 100 || size(value) < 1 || size(value) > 100) problems.push('label or value of an option')
  return problems
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
export function problemsOfResponse(response: unknown, to: { readonly type: number }): string[] {
  if (!isJson(response) || !isJson(response['data'])) return ['no response']
  const { type, data } = response
  switch (type) {
    case 4:
      return to.type === 4 ? ['a message for an autocomplete'] : problemsOfMessage(data)
    case 7:
      return to.type === 3 ? problemsOfMessage(data) : ['nothing to update']
    case 8:
      return to.type === 4 ? problemsOfChoices(data) : ['choices for no autocomplete']
    case 9:
      return to.type === 5 ? ['a modal after a modal'] : problemsOfModal(data)
    default:
      return [`response of type ${String(type)}`]
  }
}

function problemsOfChoices(data: Json): string[] {
  const choices = list(data['choices']).filter(isJson)
  const problems = choices.length > 25 ? [`${choices.length} choices`] : []
  for (const { name, value } of choices)
    if (size(name) < 1 || size(name) > 100 || size(value) < 1 || size(value) > 100) problems.push('a choice is too long, or empty')
  return problems
}

function problemsOfModal(data: Json): string[] {
  const children = list(data['components']).filter(isJson)
  const problems = allComponents(children).flatMap(problemsOfComponent)
  if (size(data['title']) < 1 || size(data['title']) > 45) problems.push('title of a modal')
  if (size(data['custom_id']) < 1 || size(data['custom_id']) > 100) problems.push('custom_id of a modal')
  if (children.length < 1 || children.length > 5 || children.some(({ type }) => type !== 18)) problems.push('components of a modal')
  return problems
}

/** https://docs.discord.com/developers/interactions/application-commands */
export function problemsOfCommands(body: unknown, place: 'global' | 'guild'): string[] {
  const commands = list(body).filter(isJson)
  const problems: string[] = []
  const must = (holds: boolean, problem: string): void => void (holds || problems.push(problem))
  for (const [type, max] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ])
    must(commands.filter((command) => command['type'] === type).length <= Number(max), `too many commands of type ${type}`)
  for (const locale of ['', 'zh-CN', 'zh-TW']) {
    const names = commands.map((command) => `${String(command['type'])} ${nameIn(command, locale)}`)
    must(new Set(names).size === names.length, `two commands of one name in ${locale}`)
  }
  for (const command of commands) {
    const [name, options] = [String(command['name']), list(command['options']).filter(isJson)]
    if (command['type'] === 1) for (const named of [command, ...options]) problems.push(...problemsOfName(named))
    else must(size(name) <= 32 && command['description'] === undefined && options.length === 0, `${name}: a command on messages`)
    must(options.length <= 25 && isSortedByRequired(options), `${name}: options`)
    for (const option of options) must(!(option['autocomplete'] === true && option['choices'] !== undefined), `${name}: choices`)
    if (place === 'guild')
      must(command['contexts'] === undefined && command['integration_types'] === undefined, `${name}: places of a server's command`)
    must(JSON.stringify(command).length < 8000, `${name}: too long`)
  }
  return problems
}

function problemsOfName(named: Json): string[] {
  const problems: string[] = []
  for (const locale of ['', 'zh-CN', 'zh-TW']) {
    const name = nameIn(named, locale)
    if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase()) problems.push(`name ${name}`)
    const localised = named['description_localizations']
    const description = (isJson(localised) ? localised[locale] : undefined) ?? named['description']
    if (size(description) < 1 || size(description) > 100) problems.push(`description of ${name}`)
  }
  return problems
}

function nameIn(named: Json, locale: string): string {
  const localised = named['name_localizations']
  return String((isJson(localised) ? localised[locale] : undefined) ?? named['name'])
}

function isSortedByRequired(options: readonly Json[]): boolean {
  const flags = options.map(({ required }) => required === true)
  return !flags.some((required, at) => required && flags.slice(0, at).includes(false))
}
