/** How Slack and Discord look, as far as no library draws it. Colours were read off the platforms, so they are near, not the same. */
export const platformStyle = `
.slack, .discord { border: 1px solid var(--line); border-radius: 6px; overflow-wrap: break-word; max-width: 100%; padding: .8rem 1rem }
.desktop { width: 40rem } .phone { width: 22.5rem }
.message { display: flex; gap: .6rem } .message + .message { margin-top: 1rem } .message .body { flex: 1; min-width: 0 } .message > img { border-radius: 5px } .discord .message > img { border-radius: 50% }
.from, .only { margin: 0 }

.slack { background: #fff; color: #1d1c1d; font-family: Lato, system-ui, "Noto Sans CJK SC", sans-serif; font-size: 15px; line-height: 1.47 } .slack[data-theme=dark] { background: #1a1d21; color: #d1d2d3 }
.slack .only { color: #616061; font-size: 13px; margin: 0 0 .3rem 2.9rem } .slack[data-theme=dark] .only { color: #ababad }
.slack .app { font-size: 10px; font-weight: 700; text-transform: uppercase; padding: 1px 3px; border-radius: 2px; background: #e8e8e8; color: #5d5c5d } .slack[data-theme=dark] .app { background: #35383c; color: #c3c4c6 }
.slack .slack_blocks_to_jsx { max-width: none } .slack .slack_blocks_to_jsx__button_element { display: inline-flex; align-items: center; justify-content: center; text-decoration: none; max-width: 100%; overflow: hidden; text-overflow: ellipsis }
.slack .slack_blocks_to_jsx__context > div { max-width: 100% } .slack[data-theme=dark] .slack_blocks_to_jsx__context:not(#_) :not(a, a *) { color: #ababad }
.slack-table { overflow-x: auto; border: 1px solid #ddd; border-radius: 8px; margin: .5rem 0 .2rem } .slack[data-theme=dark] .slack-table { border-color: #4b4e53 } .slack-table table { border-collapse: collapse; width: 100%; font-size: 13px } .slack-table caption { text-align: left; font-weight: 700; padding: .4rem .6rem }
.slack-table th, .slack-table td { text-align: left; padding: .35rem .6rem; border-top: 1px solid #ddd; vertical-align: top; font-weight: 400; min-width: 3.5rem } .slack-table th { font-weight: 700 } .slack[data-theme=dark] :is(.slack-table th, .slack-table td) { border-color: #4b4e53 }
.slack .unlike { color: inherit; opacity: .8; font-style: italic; font-size: 12px; margin: 0 0 .4rem }
.slack-container { border: 1px solid #ddd; border-radius: 8px; padding: .4rem .8rem; margin: .5rem 0 } .slack[data-theme=dark] .slack-container { border-color: #4b4e53 } .slack-container summary { font-weight: 700; cursor: pointer }

.discord { background: #fbfbfb; color: #2b2d31; font-family: "gg sans", "Noto Sans", system-ui, "Noto Sans CJK SC", sans-serif; font-size: 16px; line-height: 1.375 } .discord[data-theme=dark] { background: #1a1a1e; color: #dfe0e2 }
.discord .app { font-size: 10px; font-weight: 700; text-transform: uppercase; padding: 1px 5px; border-radius: 4px; background: #4752c4; color: #fff }
.discord .only { color: #5c5e66; font-size: 12px; margin-top: .3rem } .discord[data-theme=dark] .only { color: #a0a1a8 }
.d-container { position: relative; background: #fff; border: 1px solid #dcdde1; border-radius: 8px; padding: 12px 16px 12px 20px; margin-top: 4px; overflow: hidden; display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr) } .discord[data-theme=dark] .d-container { background: #242429; border-color: #35363c }
.d-accent { position: absolute; left: 0; top: 0; width: 4px; height: 100% } .d-container hr { width: 100%; border: 0; border-top: 1px solid #dcdde1; margin: 2px 0 } .discord[data-theme=dark] hr { border-color: #3f4047 }
.d-text ul { margin: 4px 0; padding-left: 1.3em } .d-text h3 { font-size: 16px; margin: 0 } .d-text small { display: block; font-size: 13px; line-height: 18px; color: #5c5e66 } .discord[data-theme=dark] .d-text small { color: #a0a1a8 } .d-text small + br { display: none }
.d-text a { color: #0059c7; text-decoration: none } .d-text a:hover { text-decoration: underline } .discord[data-theme=dark] .d-text a { color: #7db3f7 } .d-text blockquote { margin: 0; padding-left: 12px; border-left: 4px solid #c4c9ce }
.d-text pre { background: #f2f3f5; border: 1px solid #dcdde1; border-radius: 4px; font: 14px/1.3 "Noto Sans Mono CJK SC", Consolas, "Andale Mono", monospace; overflow-x: auto; color: inherit; white-space: pre-wrap } .d-text pre code { font: inherit } .discord[data-theme=dark] .d-text pre { background: #1a1a1e; border-color: #35363c }
.d-row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px } .d-button, .d-select summary { font-family: inherit; font-size: 14px; font-weight: 500; line-height: 18px; padding: 7px 14px; border-radius: 8px; border: 1px solid #d3d5da; background: #ebecef; color: #2b2d31; text-decoration: none } .discord[data-theme=dark] :where(.d-button, .d-select summary) { background: #303136; border-color: #3f4047; color: #e6e7e9 } .discord .d-style-1, .discord[data-theme=dark] .d-style-1 { background: #4f5bdc; border-color: #4f5bdc; color: #fff }
.d-select { width: 100% } .d-select summary { cursor: pointer } .d-select ul { margin: 4px 0 0; padding: 6px 6px 6px 26px; border: 1px solid #d3d5da; border-radius: 8px } .d-select a { color: inherit }
`
