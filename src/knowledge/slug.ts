/** Ids made from names. */
import { readingsOf } from './pinyin.ts'
import type { Reading } from './read.ts'

/** `Moonshot AI` is `moonshot-ai`, 财新 is `caixin`; undefined where nothing of a name can stand in an id. */
export function slugOf(name: string): string | undefined {
  return latin(name) ?? latin(readingsOf([name])[0] ?? '')
}

function latin(text: string): string | undefined {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? undefined : slug
}

/** The entity that has a name, compared as they are everywhere. */
export function entityNamed(name: string, { entities }: Reading, key: (text: string) => string): string | undefined {
  const wanted = key(name)
  const found = entities.find(({ value }) =>
    [value.name.en, value.name.zh ?? '', ...(value.aliases ?? [])].some((other) => key(other) === wanted),
  )
  return found?.id
}

/** The id, or the id with the first number that makes it free. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id
  for (let n = 2; isTaken(free); n++) free = `${id}-${n}`
  return free
}
