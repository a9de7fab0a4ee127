/** Engines for tests of adapters: what they answer is decided by the test, not by knowledge. */
import type { Engine, Memory, Outcome, Question, Reply, Understood } from '../../src/core/reply.ts'

export const noMemory: Memory = { entities: [], topics: [], metrics: [], facts: [], lang: 'en' }

const nothing: Understood = { entities: [], topics: [], metrics: [], intent: [], leftover: [] }

export function makeReply(parts: Partial<Reply> = {}): Reply {
  return {
    kind: 'answer',
    lang: 'en',
    title: 'OpenAI · burn',
    lines: [
      [
        { kind: 'strong', text: 'US$5 billion' },
        { kind: 'text', text: ' in 2024 (forecast) ' },
        { kind: 'cite', n: 1 },
      ],
    ],
    citations: [makeCitation(1)],
    notes: [[{ kind: 'text', text: 'As of October 2024.' }]],
    actions: [{ kind: 'ask', label: 'Who reported that?', text: 'who reported that?' }],
    facts: ['article-1/loss'],
    labels: { sources: 'Sources', next: 'Next:', more: '…and {n} more lines.' },
    ...parts,
  }
}

export function makeCitation(n: number): Reply['citations'][number] {
  return {
    n,
    source: `article-${n}`,
    facts: [`article-${n}/loss`],
    title: `Article ${n}`,
    publisher: '产业家',
    authors: ['思杭'],
    published: '2024-10',
    age: '25 months old',
    text: `“Article ${n}”, 思杭, 产业家, October 2024 (25 months old)`,
  }
}

/** Answers by a function of the question and the memory. */
export function makeEngine(
  answer: (question: Question, memory: Memory | undefined) => { readonly reply: Reply; readonly memory?: Memory },
): Engine {
  return {
    ask(question, memory): Outcome {
      const { reply, memory: next = noMemory } = answer(question, memory)
      return { reply, memory: next, understood: () => nothing, trace: () => [{ step: 'understand', lines: [`saw ${question.text}`] }] }
    },
    complete: (text) =>
      ['OpenAI', '百度', 'Baichuan']
        .filter((name) => name.toLowerCase().startsWith(text.toLowerCase()))
        .map((name) => ({ label: name, value: name })),
    overview: () =>
      makeReply({ lines: [[{ kind: 'text', text: 'Ask about 209 cited facts.' }]], citations: [], notes: [], actions: [], facts: [] }),
    home: (lang) => ({
      lang,
      greeting: [{ kind: 'text', text: 'Hello from baimo.' }],
      sections: [
        { title: 'What baimo knows', lines: [[{ kind: 'text', text: '/burn burn (3)' }]], audience: 'all' },
        { title: 'State', lines: [[{ kind: 'text', text: 'Facts: 209' }]], audience: 'admins' },
      ],
    }),
    examples: (_, count) => ['OpenAI: burn', 'Zhipu: funding', 'ChatGPT: users', 'Kimi: users', 'Baidu: revenue'].slice(0, count),
    say: (key, lang, parts = {}) =>
      `${key} (${lang})${Object.values(parts)
        .map((part) => ` ${part}`)
        .join('')}`,
    version: 'version-1',
    commands: ['burn', 'bids', 'revenue'].map((name) => {
      const text = { en: name, 'zh-Hans': name, 'zh-Hant': name }
      return { name, called: text, description: text, usage: text, options: [] }
    }),
  }
}

export function replyingEngine(reply: Reply): Engine {
  return makeEngine(() => ({ reply }))
}
