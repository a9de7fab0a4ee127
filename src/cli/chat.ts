/** No subcommand, and no platform is configured: a chat in the terminal, or answers to the lines of a pipe. */
import { join } from 'node:path'
import { createHistory } from '../adapters/terminal/history.ts'
import { createTerminalAdapter, type TerminalDeps } from '../adapters/terminal/index.ts'
import type { Config } from '../config.ts'
import type { Lang } from '../core/knowledge.ts'
import { renderProblem } from '../knowledge/problem.ts'
import type { KnowledgeNews, LiveKnowledge } from '../knowledge/watch.ts'

export interface ChatDeps extends Pick<TerminalDeps, 'input' | 'output' | 'today'> {
  readonly config: Config
  readonly watch: (tell: (news: KnowledgeNews) => void) => LiveKnowledge
  readonly complain: (line: string) => void
  readonly failed: (error: unknown, lang: Lang) => string
  /** Resolves when baimo shall stop. */
  readonly stopped: Promise<unknown>
  readonly lang: Lang | undefined
  readonly explains: boolean
}

/** Resolves to the exit code once the person leaves, or the input ends. */
export async function chatCommand({ config, watch, complain, failed, stopped, explains, ...deps }: ChatDeps): Promise<number> {
  const live = watch((news) => tell(news, complain))
  const history = createHistory(join(config.dataDir, 'history'))
  const adapter = createTerminalAdapter({ ...deps, ...config.screen, engine: live.engine, onFailure: failed, explain: explains, history })
  void stopped.then(() => adapter.stop())
  await adapter.start()
  await adapter.ended
  await live.stop()
  return 0
}

/** Who chats while they edit sees what is wrong; that all is well shows in the answers. */
function tell(news: KnowledgeNews, complain: (line: string) => void): void {
  if (news.kind === 'blind') complain(`The knowledge is not watched for now: ${news.error}`)
  if (news.kind !== 'refused') return
  for (const problem of news.state.problems) complain(renderProblem(problem))
  complain('The edit is not live; the knowledge from before it answers on. Mend what is listed above.')
}
