/** What goes wrong on purpose. */

export interface Fault {
  /** HTTP status. 429 needs `retryAfterMs`; Slack says it in whole seconds, so it is rounded up. */
  readonly status?: number
  /** Slack's own word, with HTTP 200: `ratelimited`, `channel_not_found`, `fatal_error`, … */
  readonly error?: string
  readonly retryAfterMs?: number
  /** Answers only after this long. */
  readonly delayMs?: number
  /** Takes the request and never answers. */
  readonly hang?: true
  /** Breaks the connection before anything was done. */
  readonly dropConnection?: true
  /** Does what was asked, then breaks the connection: who repeats it does it twice. */
  readonly loseResponse?: true
}

/** `*` is every method. */
export type FaultTarget = string | { readonly method: string; readonly channel?: string; readonly team?: string }

export interface Request {
  readonly method: string
  readonly channel: string
  readonly team: string
}

export interface Faults {
  /** The next `times` (default 1) calls of a Web API method, or posts to a `response_url`, that fit. */
  failNext(target: FaultTarget, fault: Fault, times?: number): void
  /** Every message with such a block is refused as `invalid_blocks`. */
  refuseBlocks(type: string): void
  /** 429 for every message to this channel, with what is left as Retry-After. */
  limitChannel(channel: string, forMs: number): void
  /** Forgets everything planned. */
  heal(): void
  take(request: Request): Fault | undefined
  refuses(types: readonly string[]): string | undefined
}

export function createFaults(now: () => number): Faults {
  let planned: {
    readonly target: { readonly method: string; readonly channel?: string; readonly team?: string }
    fault: Fault
    left: number
  }[] = []
  const refused = new Set<string>()
  const limited = new Map<string, number>()

  function limit({ method, channel }: Request): Fault | undefined {
    const leftMs = (limited.get(channel) ?? 0) - now()
    if (leftMs <= 0 || !method.startsWith('chat.post')) return undefined
    return { status: 429, retryAfterMs: leftMs }
  }

  return {
    failNext: (target, fault, times = 1) => {
      planned.push({ target: typeof target === 'string' ? { method: target } : target, fault, left: times })
    },
    refuseBlocks: (type) => void refused.add(type),
    limitChannel: (channel, forMs) => void limited.set(channel, now() + forMs),
    heal() {
      planned = []
      refused.clear()
      limited.clear()
    },
    take(request) {
      const next = planned.find(
        ({ target: { method, channel, team }, left }) =>
          left > 0 &&
          (method === '*' || method === request.method) &&
          (channel === undefined || channel === request.channel) &&
          (team === undefined || team === request.team),
      )
      if (next === undefined) return limit(request)
      next.left -= 1
      return next.fault
    },
    refuses: (types) => types.find((type) => refused.has(type)),
  }
}
