/** How the studio itself looks. What platforms look like stands in `platform-style.ts`. */
export const style = `
:root { color-scheme: light dark; --text: #1b1f24; --dim: #4b5563; --back: #f6f7f9; --card: #fff; --line: #c9ced6; --link: #0b57d0; --bad: #b3261e; --warn: #7a4b00; --focus: #0b57d0; --heat-text: #10233f; --heat-1: #e3eefc; --heat-2: #bcd8f9; --heat-3: #8fbff5; --heat-4: #63a4f0 }
@media (prefers-color-scheme: dark) { :root { --text: #e6e8eb; --dim: #aab2bd; --back: #15181c; --card: #1d2126; --line: #3b424b; --link: #8ab4f8; --bad: #ff9b93; --warn: #f0c36d; --focus: #8ab4f8; --heat-text: #f2f6fb; --heat-1: #1e2f45; --heat-2: #20456f; --heat-3: #1f5796; --heat-4: #1a66b8 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
header { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: baseline; padding: .7rem 1.2rem; border-bottom: 1px solid var(--line); background: var(--card) }
h1 { font-size: 1.15rem; margin: 0 } h2 { font-size: 1.05rem; margin: 0 0 .6rem } h3 { font-size: .95rem; margin: .8rem 0 .2rem } h4 { margin: .3rem 0 }
#status { margin: 0; color: var(--dim) } nav { margin-left: auto } nav a { margin-left: .6rem }
a { color: var(--link) } small { font-size: .85em } pre { margin: .3rem 0; padding: .4rem .6rem; overflow-x: auto; background: var(--back); border-radius: 4px; font-size: .85rem }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
.skip { position: absolute; left: -999px } .skip:focus { left: .5rem; top: .5rem; background: var(--card); padding: .4rem .8rem; z-index: 1 }
main { padding: 1rem 1.2rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) }
form, main > section, .beside > section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1rem; min-width: 0 }
section > :last-child { margin-bottom: 0 } form p { margin: 0 0 .5rem } form p:last-child { margin: 0 }
.asking { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center } .asking label { font-weight: 600 } .asking input { flex: 1 1 16rem; min-width: 0 }
.choices, .turns { display: flex; align-items: center; flex-wrap: wrap; gap: .3rem 1.6rem } .choices span label { margin-right: .7rem }
input:not([type]), select, form button { font: inherit; padding: .35rem .6rem; color: inherit; background: var(--back); border: 1px solid var(--dim); border-radius: 5px }
form button { cursor: pointer; font-weight: 600; padding-inline: 1.2rem }
.beside { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) } @media (min-width: 1100px) { .beside:has(#explanation) { grid-template-columns: minmax(0, 5fr) minmax(18rem, 2fr) } }
#explanation { font-size: .85rem; overflow-wrap: anywhere } #explanation ul { margin: 0; padding-left: 1.1rem }
.unlike { color: var(--dim); font-size: .85rem; margin: .2rem 0 .6rem }
.previews { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start } .preview { margin: 0; max-width: 100% } figcaption { font-weight: 600; margin-bottom: .3rem }
.problems li { margin-bottom: .5rem } .error, .warn { color: var(--bad) } .warning { color: var(--warn) }
.sides { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)) } .sides pre { white-space: pre-wrap } mark { background: var(--heat-2); color: var(--heat-text) }
.scroll { overflow-x: auto } .scroll table { border-collapse: collapse; font-size: .85rem } .scroll th, .scroll td { padding: .2rem .4rem; border: 1px solid var(--line); text-align: left } .heat thead th { vertical-align: bottom }
.number { text-align: right !important; font-variant-numeric: tabular-nums }
.heat th.up span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap } .heat tbody th { position: sticky; left: 0; background: var(--card); white-space: nowrap } .heat .group th { position: static; color: var(--dim) }
.heat td { min-width: 4.2em; text-align: center !important } .heat td a { display: block; color: inherit; text-decoration: none; font-weight: 600 } .heat td a:hover, .heat td a:focus { text-decoration: underline } .heat td small { display: block; font-weight: 400; white-space: nowrap }
.heat .none { color: var(--dim) } .heat [class^="heat-"] { color: var(--heat-text) } .heat-1 { background: var(--heat-1) } .heat-2 { background: var(--heat-2) } .heat-3 { background: var(--heat-3) } .heat-4 { background: var(--heat-4) }
`

/** A mark of baimo's own, for the tab and the messages. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#1f4e8c"/><text x="20" y="29" font-family="sans-serif" font-size="24" font-weight="700" fill="#fff" text-anchor="middle">百</text></svg>`
