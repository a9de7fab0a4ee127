// What is asked, by kind: made from the facts, so that each size is asked about what it holds.
import { pick, seeded } from './random.mjs'

export const kinds = ['named', 'unnamed', 'typo', 'off-topic']
const today = '2026-11-24'
const offTopic = [
  "what's the weather in Paris tomorrow",
  'how do I bake sourdough bread at home',
  'who won the world cup in 1998',
  'best hiking trails near Vancouver for beginners',
  '今天天气怎么样',
  '红烧肉怎么做才好吃',
  '帮我写一首关于春天的诗',
  'translate good morning into Spanish please',
  'is it safe to eat raw eggs',
  'recommend a novel about the sea',
  'how far is the moon',
  'what time does the museum open on Sunday',
  'my laptop battery drains too fast',
  'who painted the starry night',
  'cheap flights from Berlin to Rome',
  'why is the sky blue',
  '北京到上海高铁要多久',
  '推荐几部好看的电影',
  '感冒了吃什么药',
  '怎样学好英语口语',
  '附近有什么好吃的',
  '猫为什么喜欢睡觉',
  '世界上最高的山是哪座',
  '周末适合去哪里玩',
]

/** `count` questions of each kind. */
export function questionsOn(knowledge, count, seed = 7) {
  const random = seeded(seed)
  const entities = new Map(knowledge.entities.map((entity) => [entity.id, entity]))
  const topics = new Map(knowledge.topics.map((topic) => [topic.id, topic]))
  const make = {
    named: () => named(seen()),
    unnamed: () => unnamed(seen()),
    typo: () => typo(seen()),
    'off-topic': () => pick(offTopic, random),
  }
  return Object.fromEntries(kinds.map((kind) => [kind, Array.from({ length: count }, () => asQuestion(make[kind]()))]))

  function seen() {
    const fact = pick(knowledge.facts, random)
    const topic = topics.get(fact.topics[0])
    const latin = entities.get(fact.about).names.find((name) => /^[A-Za-z]{6,}/.test(name))
    return { fact, topic, name: entities.get(fact.about).name, latin }
  }

  function named({ topic, fact, name }) {
    return pick(
      [
        `/${topic.command?.name ?? 'company'} ${name.en}`,
        `What do we know about ${name.en} and ${topic.name.en}?`,
        `${name.en} ${topic.name.en} in ${fact.period.from.slice(0, 4)}`,
        `${name['zh-Hans']}的${topic.name['zh-Hans']}怎么样`,
      ],
      random,
    )
  }

  function unnamed({ topic, fact }) {
    const english = wordsIn(fact.statement.en)
    const chinese = fact.statement['zh-Hans'].replace(/[^\u3400-\u9fff]/g, '')
    return random() < 0.5 ? `${topic.name.en} ${english.slice(-3).join(' ')}` : `哪家公司${topic.name['zh-Hans']}${chinese.slice(-6)}`
  }

  function typo({ topic, latin }) {
    const word = /^[A-Za-z]+/.exec(
      latin ?? pick(knowledge.entities, random).names.find((name) => /^[A-Za-z]{6,}/.test(name)) ?? 'Inflection',
    )[0]
    const at = 2 + Math.floor(random() * (word.length - 4))
    return `${topic.name.en} of ${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`
  }
}

function wordsIn(statement) {
  return statement.match(/[A-Za-z]{4,}/g) ?? []
}

function asQuestion(text) {
  return { text, conversation: 'bench', audience: 'private', today }
}
