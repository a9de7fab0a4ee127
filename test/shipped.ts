/**
 * What baimo is shipped with, at a fixed day. Tests of how something works take the first article alone, so that no later article
 * changes what they see; only tests of the knowledge itself take the market, which is all of it.
 */
import { cpSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { createEngine } from '../src/core/engine.ts'
import type { Knowledge } from '../src/core/knowledge.ts'
import { buildKnowledge } from '../src/knowledge/build.ts'
import { contentsOf, readContents } from '../src/knowledge/contents.ts'
import { renderProblem } from '../src/knowledge/problem.ts'
import { shippedDir } from '../src/knowledge/store.ts'
import type { Ground } from './golden/questions.ts'

/** The day on which the newest of the sources was last looked at: before it they lie in the future. */
export const shippedOn = '2026-11-30'

/** The first source that baimo ever had. */
export const article = 'chanyejia-2024-10'
export const articleFile = `sources/${article}.yaml`

/** `article`: all names, topics and metrics, but of the sources only the first. Throws with every error when the knowledge doesn't load: there is nothing to ask then. */
export function shippedKnowledge(ground: Ground, today = shippedOn): Knowledge {
  const { files } = readContents(shippedDir)
  const chosen = ground === 'market' ? files : files.filter(({ path }) => !path.startsWith('sources/') || path === articleFile)
  const built = buildKnowledge(contentsOf(chosen), today)
  if (built.ok) return built.knowledge
  const errors = built.problems.filter(({ severity }) => severity === 'error')
  throw new Error(`The knowledge does not load:\n${errors.map(renderProblem).join('\n')}`)
}

/** The same as files, for programs and for edits. */
export function copyArticle(dir: string): void {
  const unwanted = (path: string): boolean => basename(dirname(path)) === 'sources' && basename(path) !== basename(articleFile)
  cpSync(shippedDir, dir, { recursive: true, filter: (path) => !unwanted(path) })
}

/** Most tests ask one and the same. */
export const articleKnowledge = shippedKnowledge('article')
export const articleEngine = createEngine(articleKnowledge)
