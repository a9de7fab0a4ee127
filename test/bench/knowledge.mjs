// Knowledge of any size, the same each time: invented companies beside the shipped names, topics, metrics and words.
import { readingsOf } from '../../dist/knowledge/pinyin.js'
import { pick, pickOften, seeded } from './random.mjs'

const factsPerEntity = 10
const onsets = ['b', 'br', 'c', 'd', 'dr', 'f', 'g', 'gr', 'k', 'l', 'm', 'n', 'p', 'qu', 'r', 's', 'st', 't', 'tr', 'v', 'w', 'z']
const rimes = ['a', 'ar', 'e', 'el', 'en', 'er', 'i', 'in', 'io', 'ix', 'o', 'on', 'or', 'ova', 'u', 'um', 'ya']
const endings = [' AI', ' Labs', ' Robotics', ' Cloud', ' Tech', '', '', '']
const nameChars = [
  ...'瀚海星辰云杉明略天枢青藤玄武紫微朗新思必驰凌霄卓越启元博观睿视智源恒远光年极光沐曦燧原摩尔地平壁仞深蓝鹏程九章远景宏图',
]
const nameEndings = ['科技', '智能', '数据', '网络', '云', '信息']
const hanWords = [
  ...'数据模型算力客户产品市场价格合同竞争团队渠道成本部署训练推理场景行业平台生态合作升级发布上线测试优化交付运营规模项目预算',
]
const verbs = ['announced', 'reported', 'expected', 'planned', 'said it had', 'was told to', 'began', 'stopped']

/** `size` facts on new companies; the shipped names and words stay, so that a name is looked for among all. */
export function generate(shipped, size, seed = 20241021) {
  const random = seeded(seed)
  const names = inventNames(Math.ceil(size / factsPerEntity), random)
  const entities = names.map((name, i) => entityOf(name, i))
  const words = inventWords(6000, random)
  const facts = Array.from({ length: size }, (_, i) => factOf(i, { entities, words, shipped, random }))
  const { index: _, ...rest } = shipped
  return { ...rest, hash: `generated ${size}`, entities: [...shipped.entities, ...entities], facts }
}

function inventNames(count, random) {
  const seen = new Set()
  const names = []
  while (names.length < count) {
    const syllables = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(onsets, random) + pick(rimes, random)).join('')
    const en = syllables[0].toUpperCase() + syllables.slice(1) + pick(endings, random)
    const zh = pick(nameChars, random) + pick(nameChars, random) + pick(nameChars, random) + pick(nameEndings, random)
    if (seen.has(en) || seen.has(zh)) continue
    seen.add(en).add(zh)
    names.push({ en, zh })
  }
  return names
}

function entityOf({ en, zh }, i) {
  const name = { en, 'zh-Hans': zh, 'zh-Hant': zh }
  return {
    id: `generated-${i}`,
    kind: 'company',
    name,
    names: [en, zh],
    misspellings: [],
    pinyin: readingsOf([zh]),
    guarded: [],
    fiscalYearEnd: 12,
  }
}

/** English-looking words, and pairs of Han characters. */
function inventWords(count, random) {
  const english = Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(onsets, random) + pick(rimes, random)).join(''),
  )
  const chinese = Array.from({ length: count }, () => pick(hanWords, random) + pick(hanWords, random))
  return { english, chinese }
}

function factOf(i, { entities, words, shipped, random }) {
  const entity = entities[Math.floor(i / factsPerEntity)]
  const measured = random() < 0.5
  const metric = measured ? pick(shipped.metrics, random) : undefined
  const topics = metric ? [metric.topic] : [pick(shipped.topics, random).id]
  const topic = shipped.topics.find(({ id }) => id === topics[0])
  const year = 2019 + Math.floor(random() * 6)
  const some = (list, n) => Array.from({ length: n }, () => pickOften(list, random))
  const [english, chinese] = [some(words.english, 7), some(words.chinese, 7)]
  const zh = `{period}，${entity.name['zh-Hans']}${(metric ?? topic).name['zh-Hans']}${metric ? '为{figure}' : ''}，${chinese.join('')}`
  return {
    id: `generated/${i}`,
    source: shipped.sources[0].id,
    about: entity.id,
    roles: random() < 0.2 ? { partner: [pick(entities, random).id] } : {},
    topics,
    ...(metric ? { metric: metric.id, figure: figureOf(metric, random) } : {}),
    period: { notation: String(year), shape: 'single', from: `${year}-01-01`, to: `${year}-12-31` },
    stated: '2024-10',
    status: 'actual',
    evidence: 'named-press',
    paragraph: 1,
    statement: {
      en: `${entity.name.en} ${pick(verbs, random)} ${(metric ?? topic).name.en}${metric ? ' of {figure}' : ''} in {period}, ${english.join(' ')}.`,
      'zh-Hans': zh,
      'zh-Hant': zh,
    },
    keywords: some(words.english, 2),
    differs: [],
  }
}

const unitOf = { money: 'USD', percent: '%', count: 'users', energy: 'kWh', size: 'parameters', time: 'months' }

function figureOf(metric, random) {
  return { value: Math.round(random() * 1000) * 1_000_000, unit: unitOf[metric.unit] ?? 'USD' }
}
