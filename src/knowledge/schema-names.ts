/** The shapes of what a question names: entities, topics and metrics. */
import { z } from 'zod'
import { unitKinds } from '../core/facts/figures.ts'
import { entityKinds, roles } from '../core/knowledge.ts'
import { topicKinds } from '../core/topic-kinds.ts'
import { id, name, text, words } from './schema-basics.ts'

export const entityShape = z.strictObject({
  kind: z.enum(entityKinds),
  abroad: z.literal(true).optional().describe('Not of the Chinese market: no answer to a question on China that names nobody'),
  name,
  found_by_name: z.boolean().optional().describe('false: only the aliases are searched for, since the name is everyday words'),
  aliases: words.optional().describe('Other spellings, in any language or script'),
  misspellings: words.optional(),
  common_words: words.optional().describe('Names that are also everyday words: they count only beside another word of the market'),
  of: id.optional().describe('The company that a product, model, unit or person belongs to'),
  members: z.array(id).optional(),
  hosts: words.optional().describe('Hosts where it carries what others wrote: sohu.com. Its addresses are no origins'),
  fiscal_year_end: z.number().int().min(1).max(12).optional().describe('Month, when it is not 12'),
})

export const topicShape = z.strictObject({
  kind: z
    .enum(topicKinds)
    .optional()
    .describe('Asked for or answered in a way that its words don\'t tell: releases by date, the price by "how much"'),
  name,
  words: z.strictObject({ en: words, zh: words }).describe('What people say for it. A stem finds its plural and -ing, -ed forms by itself'),
  command: z.strictObject({ name: id, description: text }).optional().describe('A slash command of its own'),
  common_words: words.optional().describe('Words that are everyday ones too: they count only beside another word of the market'),
  soft: z.boolean().optional().describe('A broad topic: its absence is no reason to decline'),
  of_products: z.literal(true).optional().describe('Asked of a company it is asked of its products: prices, users'),
  events: z.literal(true).optional().describe('Told in events: asked for in general, the newest leads'),
  post: z.literal(true).optional().describe('A post that one person holds at a time: who took it last leads'),
  sides: z.literal(true).optional().describe('Between two sides, of which one wins: who "won" or "lost" asks how it ended'),
  in_words: z.literal(true).optional().describe('Told in words as often as in figures: a statement answers it as well as a figure'),
  compared: z.number().int().min(1).optional().describe('The place of its row where two are compared and no topic is named'),
  role: z.enum(roles).optional().describe('Whom "who" asks for: the investor of a funding, the rival of a competition'),
  reverse: id.optional().describe('What is asked when the entity is the object: "who invested in X" asks for the funding of X'),
  near: z.array(id).optional().describe('Topics whose facts are worth showing when this one has none'),
})

export const metricShape = z.strictObject({
  topic: id,
  also: z.array(id).optional().describe('Other topics that it answers as well'),
  name,
  words: z.strictObject({ en: words, zh: words }).optional().describe('A question with one of these is answered with this metric only'),
  beside: z
    .strictObject({ en: words.optional(), zh: words.optional() })
    .optional()
    .describe('Words that make a question on its topic, or for what it is `of`, one for it: AI products … revenue'),
  of: id.optional().describe('The metric that it is a part or a kind of'),
  which: z.literal(true).optional().describe('Its `beside` words say of which part it is, so that they must stand in the fact'),
  sums: z.literal(true).optional().describe('Several years added up: its `beside` words count only where no single period is asked for'),
  of_kind: z
    .literal(true)
    .optional()
    .describe('Counts a kind of people: right beside a count by time (monthly paying users) it is neither'),
  unit: z.enum(unitKinds),
  part: z.literal(true).optional().describe('A part or a side of what its topic asks for: it leads only where it is named'),
  varies: z.literal(true).optional().describe('Of which part or kind it is differs from fact to fact: never set side by side'),
  event: z.literal(true).optional().describe('Happens once (a round, a price rise): the period only says when, and need not be over'),
  stands_for: id
    .optional()
    .describe(
      'The metric in whose place it is given, by its own name, where that one is not known: the loss of shareholders for the net loss',
    ),
  opposite: id.optional().describe('The metric that refutes this one: who made a profit in a year made no loss'),
  signed: z.boolean().optional().describe('A change, shown with its direction: +6%'),
  basis: text.describe('How it is measured'),
  cadence_months: z.number().int().positive().describe('Months until a newer figure is due'),
})
