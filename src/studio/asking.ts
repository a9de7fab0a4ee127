/** A question, and the very messages that Slack and Discord would be sent for it. */
import { createDesk, type Desk, type Journal, type Keeping, messageOf } from '../adapters/desk.ts'
import { pagesOf } from '../adapters/discord/answering.ts'
import type { Component } from '../adapters/discord/payloads.ts'
import { shown } from '../adapters/slack/answers.ts'
import type { Rendered } from '../adapters/slack/blocks.ts'
import type { Engine, Memory, Question, TraceStep } from '../core/reply.ts'
import type { View } from './view.ts'

export interface Answered {
  /** Undefined where the engine failed. */
  readonly lang: string | undefined
  readonly slack: Partial<Rendered>
  /** More than one message only where the sources have no room in the first. */
  readonly discord: readonly (readonly Component[])[]
  readonly steps: readonly TraceStep[]
}

/** Between the turns of a conversation, as the buttons of Discord carry them. */
const bar = '|'

/** Nothing is noted, nothing remembered. */
export async function ask(engine: Engine, { question: text, before, lang }: View, today: string): Promise<Answered> {
  const question: Question = { text, conversation: 'studio', audience: 'private', today, ...(lang ? { forceLang: lang } : {}) }
  const memory = before.reduce<Memory | undefined>((last, turn) => engine.ask({ ...question, text: turn }, last).memory, undefined)
  const desk = deskOf(engine, today)
  const asked = await desk.ask(question, 'studio', memory)
  const follows = before.length === 0 ? undefined : before.join(bar)
  return {
    lang: asked.kind === 'reply' ? asked.reply.lang : undefined,
    slack: shown(desk, asked, { ...question, isShareable: true }),
    discord: pagesOf(asked, question, { desk, canShare: true, follows }),
    steps: asked.kind === 'reply' ? engine.ask(question, memory).trace() : [{ step: 'failure', lines: [asked.text] }],
  }
}

function deskOf(engine: Engine, today: string): Desk {
  const nothing = async (): Promise<undefined> => undefined
  const lost = async (): Promise<Keeping> => 'lost'
  const journal: Journal = { record: lost, vote: lost, correct: lost }
  const silent = (): void => undefined
  return createDesk({
    engine: () => engine,
    today: () => today,
    now: () => 0,
    journal,
    conversations: { load: nothing, save: nothing },
    log: { info: silent, warn: silent, error: silent },
    // The admin sees the failure itself, where a chat gives an id.
    fail: (error) => (error instanceof Error ? (error.stack ?? error.message) : messageOf(error)),
  })
}
