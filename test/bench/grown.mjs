// The shipped knowledge grown to many facts of many sources, as files: the facts of the sources over and over, under other ids.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const factsInSource = 6

/** Writes a knowledge folder of at least `size` facts, `factsInSource` to a file. Gives the paths of its sources. */
export function writeGrown(shipped, dir, size) {
  mkdirSync(dir, { recursive: true })
  cpSync(shipped, dir, { recursive: true })
  const sources = join(dir, 'sources')
  const originals = readdirSync(sources)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => partsOf(name.slice(0, -'.yaml'.length), readFileSync(join(sources, name), 'utf8')))
  rmSync(sources, { recursive: true })
  mkdirSync(sources)
  const paths = []
  for (let round = 1, facts = 0; facts < size; round++) {
    for (const { name, head, blocks } of originals) {
      const sourceOf = (fact) => `${name}-${round}-${1 + Math.floor(blocks.findIndex(({ id }) => id === fact) / factsInSource)}`
      for (let at = 0; at < blocks.length && facts < size; at += factsInSource) {
        const some = blocks.slice(at, at + factsInSource)
        // Links within an article are written in full, since what they lead to may now be in another file.
        const text = some
          .map((block) => block.text.replace(/(fact|instead): ([\w./-]+)/g, (_, key, fact) => `${key}: ${linkOf(fact)}`))
          .join('')
        const path = join(sources, `${name}-${round}-${1 + at / factsInSource}.yaml`)
        writeFileSync(path, `${head.replace(/^title: (.*)/m, `title: Copy ${round} ${at}`)}${text}`)
        paths.push(path)
        facts += some.length
      }
      function linkOf(fact) {
        const local = fact.split('/').at(-1)
        return `${sourceOf(local)}/${local}`
      }
    }
  }
  return paths
}

/** A source as what stands above its facts, and a text for each. */
function partsOf(name, text) {
  const [, head = '', facts = ''] = /^([\s\S]*?\nfacts:\n)([\s\S]*)$/.exec(text) ?? []
  const blocks = facts.split(/^(?= {2}[a-z0-9][\w.-]*:$)/m).flatMap((block) => {
    const id = /^ {2}([\w.-]+):/.exec(block)?.[1]
    return id === undefined ? [] : [{ id, text: block }]
  })
  // What was accepted of the whole may be raised by no part of it.
  return { name, head: head.replace(/^accepted:\n(?: .*\n)+/m, ''), blocks }
}
