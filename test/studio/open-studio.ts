/** A studio on a copy of the first article's knowledge, over loopback. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStudio, type StudioDeps } from '../../src/studio/server.ts'
import { createWorkbench } from '../../src/studio/workbench.ts'
import { copyArticle } from '../shipped.ts'

export interface OpenStudio {
  readonly origin: string
  readonly port: number
  write(file: string, text: string): void
  close(): Promise<void>
}

export async function openStudio(more: Pick<StudioDeps, 'gaps' | 'changes'> = {}): Promise<OpenStudio> {
  const dir = mkdtempSync(join(tmpdir(), 'baimo-studio-'))
  copyArticle(dir)
  writeFileSync(join(dir, 'sources/invented.yaml'), invented)
  const today = (): string => '2026-11-24'
  const workbench = createWorkbench({ dir, today, everyMs: 50 })
  const studio = createStudio({ port: 0, workbench, today, ...more })
  const port = await studio.start()
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    write: (file, text) => writeFileSync(join(dir, file), text),
    async close() {
      workbench.close()
      await studio.stop()
      rmSync(dir, { recursive: true })
    },
  }
}

const figure = (year: number, value: number): string => `  zhipu-revenue-${year}:
    about: zhipu
    topics: [revenue]
    metric: revenue
    figure: { value: ${value}, unit: CNY million }
    period: ${year}
    status: actual
    evidence: filed
    paragraph: 1
    statement: { en: "Zhipu's revenue was {figure} in {period}.", zh: "智谱{period}的营收为{figure}。" }
`

/** An article that nobody wrote: its figures make a table, which those of the shipped one don't. */
export const invented = `# yaml-language-server: $schema=../schema/sources.json
title: 没有这样的文章
publisher: 产业家
date: "2026-10"
url: https://example.org/invented
lang: zh-Hans
checked: "2026-11-24"
facts:
${figure(2022, 57.4)}${figure(2023, 124.5)}${figure(2024, 312.4)}`
