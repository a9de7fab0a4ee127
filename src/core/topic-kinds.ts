/** Topics that are asked for, or answered, in a way that their words don't tell. */
export const topicKinds = [
  // "How much is Claude Max?"
  'price',
  // What it costs its maker: of a product of which that is unknown the price is meant.
  'cost',
  // "How big is GLM-5?"
  'models',
  // "When did GLM-5 come out?" They are told in order of time, the newest first.
  'releases',
  // "When did Kimi itself come out?", of several releases.
  'debut',
  // "How big is the market?"
  'market-size',
  // "Who is first in the market?"
  'market-share',
  // "Who are the six tigers?"
  'membership',
  // For whom something is made: a figure that does not tell is of none of them.
  'buyers',
  // "Where is Lin Junyang now?"
  'moves',
  // "Who leads Qwen?"
  'head',
  // "How much did Meta pay for Manus?"
  'deals',
  // "Why …?"
  'causes',
] as const
export type TopicKind = (typeof topicKinds)[number]
