/** The addresses that come with commands and presses: five answers in half an hour, seen by one person or by the channel. */
import { type Fields, isTrue, stringOf } from './json.ts'
import { limits } from './limits.ts'
import { blocksOf, blockTypesOf, checkMessage } from './payload-check.ts'
import type { ResponseUrl, State } from './state.ts'

export function makeResponseUrl(state: State, url: Omit<ResponseUrl, 'id' | 'uses' | 'madeAtMs'>): string {
  const id = `${url.team}/${state.nextId('R')}`
  state.responseUrls.set(id, { ...url, id, uses: 0, madeAtMs: state.now() })
  return `${state.base()}/respond/${id}`
}

export interface Responded {
  readonly status: number
  readonly body: string
}

/** What Slack says to a post. `refusal`: the status for blocks that it does not take; which one is not documented. */
export function respond(
  state: State,
  url: ResponseUrl,
  { message, refusal }: { readonly message: Fields; readonly refusal: number },
): Responded {
  if (state.now() - url.madeAtMs > limits.responseMs) return refuse(404, 'expired_url')
  if (url.uses >= limits.responseUses) return refuse(404, 'used_url')
  if (isTrue(message['delete_original'])) return counted(url, deleteOriginal(state, url))
  const inChannel = message['response_type'] === 'in_channel'
  const problems = checkMessage(message, inChannel ? 'respond in_channel' : 'respond ephemeral')
  state.violate('response_url', problems)
  const type = state.faults.refuses(blockTypesOf(blocksOf(message)))
  if (type !== undefined || problems.some(({ refused }) => refused)) return refuse(refusal, 'invalid_blocks')
  if (isTrue(message['replace_original'])) return counted(url, replaceOriginal(state, url, message))
  showResponse(state, url, { message, via: 'response_url' })
  return counted(url, ok)
}

/** Also for what an ack brings along. */
export function showResponse(state: State, url: ResponseUrl, { message, via }: { readonly message: Fields; readonly via: string }): void {
  const inChannel = message['response_type'] === 'in_channel'
  state.screen.show({
    team: url.team,
    channel: url.channel,
    ts: state.nextTs(),
    threadTs: stringOf(message['thread_ts']) || url.threadTs,
    by: 'bot',
    user: state.workspaces.of(url.team)?.botUser ?? '',
    onlyFor: inChannel ? undefined : url.user,
    via,
    text: stringOf(message['text']),
    blocks: blocksOf(message),
  })
}

const ok: Responded = { status: 200, body: 'ok' }
const refuse = (status: number, error: string): Responded => ({ status, body: JSON.stringify({ ok: false, error }) })

function counted(url: ResponseUrl, responded: Responded): Responded {
  url.uses += 1
  return responded
}

function deleteOriginal(state: State, { original }: ResponseUrl): Responded {
  if (original === undefined || original.deleted) {
    state.violations.push('response_url: delete_original, but there is no original: a command has none.')
    return refuse(404, 'message_not_found')
  }
  state.screen.remove(original)
  return ok
}

function replaceOriginal(state: State, { original }: ResponseUrl, message: Fields): Responded {
  if (original === undefined || original.deleted) {
    state.violations.push('response_url: replace_original, but there is no original: a command has none.')
    return refuse(404, 'message_not_found')
  }
  if (message['response_type'] === 'in_channel' && original.onlyFor !== undefined)
    state.violations.push('response_url: replace_original can not make a private message public; Slack leaves it private.')
  state.screen.change(original, { text: stringOf(message['text']), blocks: blocksOf(message) })
  return ok
}
