/**
 * Ten answers of the real engine, drawn as Discord draws components v2, about: node test/adapters/discord/pictures.mjs FOLDER
 * writes a page for each. No machine of ours has Discord's own pixels; what is seen here is length, order, breaks and escapes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderReply } from '../../../dist/adapters/discord/render.js'
import { stateOf } from '../../../dist/adapters/discord/states.js'
import { createEngine } from '../../../dist/core/engine.js'
import { loadKnowledge, shippedDir } from '../../../dist/knowledge/store.js'

const today = '2026-11-24'
const answers = [
  { name: 'answer', text: '/burn openai' },
  { name: 'partial', text: '/revenue zhipu' },
  { name: 'clarify', text: '/burn' },
  { name: 'none', text: "what's the weather in @everyone's **Paris**?" },
  { name: 'compare', text: '/compare openai zhipu' },
  { name: 'table', text: '/burn openai', lang: 'zh-Hans', table: true },
  { name: 'zh-hans', text: '智谱最新一轮融资谁领投?' },
  { name: 'zh-hant', text: '/burn openai', lang: 'zh-Hant' },
  { name: 'long', text: '/company zhipu' },
  { name: 'help', text: '/help' },
]

/** The shipped knowledge has no three figures of one measure, which a table takes: this one shows the look, not facts. */
const madeUpTable = {
  caption: 'OpenAI · 净亏损',
  header: ['时间', '数值', '状态'],
  rows: [
    ['2023年', '约15亿美元', '实际值，纽约时报报道'],
    ['2024年', '约50亿美元', '预测值，纽约时报报道'],
    ['2026年', '140亿美元', '预测值，The Information报道'],
  ].map(([period, figure, status]) => [
    [{ kind: 'text', text: period }],
    [
      { kind: 'strong', text: figure },
      { kind: 'text', text: ' ' },
      { kind: 'cite', n: 1 },
    ],
    [{ kind: 'text', text: status }],
  ]),
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Discord's markdown, as far as baimo writes it. */
function inline(text) {
  let html = ''
  let rest = text
  while (rest !== '') {
    const [found, result] =
      take(/^\\([!-/:-@[-`{-~])/, ([, c]) => escaped(c)) ??
      take(/^\*\*(.+?)\*\*/, ([, inner]) => `<b>${inline(inner)}</b>`) ??
      take(/^\[((?:\\.|[^\]\\])*)\]\((https?:[^)\s]*)\)/, ([, label, url]) => `<a href="${escaped(url)}">${inline(label)}</a>`) ??
      take(/^<?@(?:everyone|here)|^<@\d+>/, ([all]) => `<mark>PING ${escaped(all)}</mark>`) ??
      take(/^[\s\S]/u, ([c]) => escaped(c))
    html += result
    rest = rest.slice(found.length)
  }
  return html

  function take(pattern, make) {
    const match = pattern.exec(rest)
    return match ? [match[0], make(match)] : undefined
  }
}

function textDisplay(content) {
  const parts = content.split(/(```[\s\S]*?```)/).filter((part) => part.trim() !== '')
  return parts
    .map((part) => {
      if (part.startsWith('```')) return `<pre>${escaped(part.slice(3, -3).trim())}</pre>`
      const lines = part.trim().split('\n')
      return lines
        .map((line) => {
          if (line.startsWith('### ')) return `<h3>${inline(line.slice(4))}</h3>`
          if (line.startsWith('-# ')) return `<small>${inline(line.slice(3))}</small>`
          if (line.startsWith('- ')) return `<li>${inline(line.slice(2))}</li>`
          if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`
          return `<div class="line">${inline(line)}</div>`
        })
        .join('')
    })
    .join('')
}

function draw(component) {
  switch (component.type) {
    case 1:
      return `<div class="row">${component.components.map(draw).join('')}</div>`
    case 2:
      return `<span class="button s${component.style}">${component.emoji ? `${component.emoji.name} ` : ''}${escaped(component.label ?? '')}</span>`
    case 3:
      return `<div class="select"><span>${escaped(component.placeholder)}</span><span>⌄</span></div><ul class="options">${component.options.map(({ label }) => `<li>${escaped(label)}</li>`).join('')}</ul>`
    case 10:
      return `<div class="text">${textDisplay(component.content)}</div>`
    case 14:
      return '<hr>'
    case 17: {
      const color = `#${component.accent_color.toString(16).padStart(6, '0')}`
      return `<div class="container" style="border-left-color:${color}">${component.components.map(draw).join('')}</div>`
    }
    default:
      throw new Error(`component of type ${component.type}`)
  }
}

const style = `
body{margin:0;background:#313338;color:#dbdee1;font:16px/1.375 "gg sans","Noto Sans","Noto Sans CJK SC","Helvetica Neue",Helvetica,Arial,sans-serif}
.message{display:flex;padding:16px;width:688px}.avatar{width:40px;height:40px;border-radius:50%;background:#5865f2;color:#fff;display:grid;place-items:center;font-weight:600;margin-right:16px;flex:none}
.who{font-weight:500;color:#f2f3f5}.app{background:#5865f2;color:#fff;font-size:10px;border-radius:3px;padding:1px 4px;margin:0 6px;vertical-align:2px}.at{color:#949ba4;font-size:12px}
.container{border:1px solid #3f4147;border-left:4px solid;border-radius:8px;background:#2b2d31;padding:16px;display:flex;flex-direction:column;gap:8px;max-width:600px;box-sizing:border-box;margin-top:4px}
.text{overflow-wrap:anywhere}h3{font-size:16px;margin:0;color:#f2f3f5}small{display:block;font-size:13px;color:#949ba4}blockquote{margin:0;border-left:4px solid #4e5058;padding-left:12px}
pre{background:#1e1f22;border:1px solid #3f4147;border-radius:4px;padding:8px;margin:4px 0 0;font:14px/1.3 "DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;white-space:pre-wrap}
li{margin:2px 0 2px 20px}hr{border:0;border-top:1px solid #3f4147;width:100%;margin:4px 0}.row{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px;position:relative}a{color:#00a8fc;text-decoration:none}mark{background:red;color:#fff}
.button{background:#4e5058;color:#fff;border-radius:8px;padding:6px 12px;font-size:14px;font-weight:500}.s1{background:#5865f2}.select{border:1px solid #3f4147;background:#1e1f22;border-radius:8px;padding:8px 12px;width:400px;display:flex;justify-content:space-between;color:#949ba4}
.options{margin:0;padding:4px 12px;list-style:none;background:#2b2d31;border:1px solid #3f4147;border-radius:4px;width:400px;font-size:14px}.ephemeral{font-size:12px;color:#949ba4;margin-top:4px}`

const folder = process.argv[2] ?? 'pictures'
mkdirSync(folder, { recursive: true })
const built = await loadKnowledge(shippedDir, { today })
if (!built.ok) throw new Error('the shipped knowledge has errors')
const engine = createEngine(built.knowledge)
for (const { name, text, lang = 'en', table = false } of answers) {
  const question = { text, conversation: 'pictures', audience: 'private', today, lang }
  const answer = engine.ask(question).reply
  const reply = table ? { ...answer, table: madeUpTable } : answer
  const state = stateOf(reply, question, { engine, today })
  const [page, ...further] = renderReply(reply, { state, canShare: true, choose: engine.say('ui-choose', reply.lang) })
  const body = `<div class="message"><div class="avatar">百</div><div><span class="who">baimo</span><span class="app">APP</span><span class="at">Today at 15:04</span>${page.map(draw).join('')}<div class="ephemeral">Only you can see this</div></div></div>`
  writeFileSync(join(folder, `${name}.html`), `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`)
  console.log(`${name}: ${reply.kind}, ${reply.table ? 'a table, ' : ''}${further.length + 1} message(s): ${text}`)
}
