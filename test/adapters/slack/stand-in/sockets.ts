/** Socket Mode: many connections at once, each envelope goes to one of them. */
import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Fields, fieldsOf, parseJson } from './json.ts'
import { limits } from './limits.ts'
import type { State } from './state.ts'
import type { Delivered, Deliver } from './delivery.ts'

interface Connection {
  readonly socket: WebSocket
  /** Told to go, or dead: no more envelopes while there is another. */
  leaving: boolean
  /** Acks awaited, the eldest first: the same envelope may be under way more than once. */
  readonly waiting: Set<{ readonly id: string; readonly done: (ack: Fields | undefined) => void }>
  /** Envelopes whose ack is late, or never comes. */
  readonly late: Set<string>
}

/** Whether a connection is told to go once its acks are in, or at once: then the SDK closes it, and those acks are lost. */
export type Unacked = 'awaited' | 'cut off'

export interface Sockets {
  readonly deliver: Deliver
  /** Open connections that take envelopes. */
  count(): number
  openUrl(): { readonly url: string } | { readonly error: string }
  refresh(count: number, unacked: Unacked): Promise<void>
  drop(): void
  freeze(): void
  refuse(): void
  accept(): void
  readonly refusing: boolean
  close(): Promise<void>
}

/** Slack closes a connection a moment after it has told it to go. */
const closeAfterMs = 200

export function createSockets(
  server: Server,
  state: State,
  { appId, ackTimeoutMs }: { readonly appId: string; readonly ackTimeoutMs: number },
): Sockets {
  const wss = new WebSocketServer({ noServer: true })
  const connections: Connection[] = []
  const tickets = new Set<string>()
  let refusing = false
  let turn = 0

  const open = (): readonly Connection[] => connections.filter(({ socket, leaving }) => !leaving && socket.readyState === socket.OPEN)

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '', 'http://localhost').searchParams.get('ticket') ?? ''
    if (refusing || !tickets.delete(ticket)) {
      if (!refusing) state.violations.push('Socket Mode: a ticket was used twice, or never issued.')
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    wss.handleUpgrade(request, socket, head, connect)
  })

  function connect(socket: WebSocket): void {
    const connection: Connection = { socket, leaving: false, waiting: new Set(), late: new Set() }
    connections.push(connection)
    socket.on('message', (data) => take(connection, String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      connections.splice(connections.indexOf(connection), 1)
      for (const { done } of connection.waiting) done(undefined)
      state.changed()
    })
    const hello = { type: 'hello', connection_info: { app_id: appId }, num_connections: connections.length, debug_info: debugInfo }
    socket.send(JSON.stringify(hello))
    state.changed()
  }

  function take(connection: Connection, text: string): void {
    const ack = fieldsOf(parseJson(text))
    const id = String(ack['envelope_id'])
    const awaited = [...connection.waiting].find((one) => one.id === id)
    if (awaited === undefined && connection.late.delete(id)) return
    if (awaited === undefined) {
      state.violations.push(`Socket Mode: an ack for no envelope that waits on this connection, or a second ack: ${text.slice(0, 100)}`)
      return
    }
    connection.waiting.delete(awaited)
    awaited.done(ack)
  }

  const deliver: Deliver = async (envelope, { retry } = {}) => {
    const began = performance.now()
    const lost = (why: string): Delivered => ({ acked: false, why, ackMs: performance.now() - began, body: undefined, status: undefined })
    const candidates = open().length > 0 ? open() : connections.filter(({ socket }) => socket.readyState === socket.OPEN)
    const connection = candidates[turn++ % Math.max(1, candidates.length)]
    if (connection === undefined) return lost('no connection is open')
    const answered = new Promise<Fields | undefined | 'late'>((resolve) => {
      const awaited = {
        id: envelope.id,
        done(ack: Fields | undefined) {
          clearTimeout(timer)
          resolve(ack)
        },
      }
      const timer = setTimeout(() => {
        connection.waiting.delete(awaited)
        connection.late.add(envelope.id)
        resolve('late')
      }, ackTimeoutMs)
      connection.waiting.add(awaited)
    })
    const retrying = envelope.kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}
    connection.socket.send(
      JSON.stringify({
        envelope_id: envelope.id,
        payload: envelope.payload,
        type: envelope.kind,
        accepts_response_payload: envelope.acceptsResponse,
        ...retrying,
      }),
    )
    const ack = await answered
    if (ack === 'late') return lost(`not acked within ${ackTimeoutMs} ms`)
    if (ack === undefined) return lost('the connection closed before the ack')
    return { acked: true, why: undefined, ackMs: performance.now() - began, body: ack['payload'], status: undefined }
  }

  async function refreshOne(connection: Connection, unacked: Unacked): Promise<void> {
    connection.leaving = true
    while (unacked === 'awaited' && connection.waiting.size > 0) await new Promise((resolve) => setImmediate(resolve))
    const closed = new Promise((resolve) => connection.socket.once('close', resolve))
    connection.socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: debugInfo }))
    await Promise.race([closed, wait(closeAfterMs, undefined, { ref: false })])
    connection.socket.close(1000)
    await closed
  }

  return {
    deliver,
    count: () => open().length,
    openUrl() {
      if (connections.length >= limits.connections) return { error: 'too_many_websockets' }
      const ticket = state.nextId('ticket-')
      tickets.add(ticket)
      return { url: `${state.base().replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${appId}` }
    },
    async refresh(count, unacked) {
      await Promise.all(
        open()
          .slice(0, count)
          .map((connection) => refreshOne(connection, unacked)),
      )
    },
    drop() {
      for (const { socket } of connections) socket.terminate()
    },
    freeze() {
      for (const connection of connections) {
        connection.socket.pause()
        connection.leaving = true
      }
    },
    refuse() {
      refusing = true
    },
    accept() {
      refusing = false
    },
    get refusing() {
      return refusing
    },
    async close() {
      const open = connections.map(({ socket }) => socket)
      for (const socket of open) socket.close(1000)
      await Promise.race([Promise.all(open.map((socket) => once(socket, 'close'))), wait(closeAfterMs, undefined, { ref: false })])
      for (const socket of open) socket.terminate()
      wss.close()
    },
  }
}

const debugInfo = { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 }
