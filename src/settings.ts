/** Reading single settings out of an environment, with every problem kept. */

export type Environment = Readonly<Record<string, string | undefined>>

/** What is wrong with a value, if anything: a sentence that names the variable and the remedy, never the value of a secret. */
export type ProblemOf = (value: string, name: string) => string | undefined

export interface Settings {
  readonly problems: string[]
  text(name: string, problemOf?: ProblemOf): string | undefined
  list(name: string): readonly string[]
  number(name: string, range: Range): number | undefined
  /** Like `text`, with a problem when it is not set. */
  need(name: string, why: string): string
  needPort(name: string, why: string): number
}

interface Range {
  readonly min: number
  readonly max: number
}

/** 0 lets the system choose, which only tests want. */
export const portRange: Range = { min: 0, max: 65_535 }

/** What is set to nothing counts as not set. */
export function createSettings(environment: Environment): Settings {
  const problems: string[] = []
  const complain = (problem: string | undefined): void => {
    if (problem !== undefined && !problems.includes(problem)) problems.push(problem)
  }

  function text(name: string, problemOf?: ProblemOf): string | undefined {
    const value = environment[name]?.trim() || undefined
    if (value !== undefined) complain(problemOf?.(value, name))
    return value
  }

  function number(name: string, { min, max }: Range): number | undefined {
    const value = text(name)
    if (value === undefined) return undefined
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    complain(`${name} is "${value}". Set it to a whole number from ${min} to ${max}, or leave it out.`)
    return undefined
  }

  function need(name: string, why: string): string {
    const value = text(name)
    if (value === undefined) complain(`${name} is needed ${why}. Set it.`)
    return value ?? ''
  }

  function needPort(name: string, why: string): number {
    if (text(name) === undefined) complain(`${name} is needed ${why}. Set it to the port to listen on.`)
    return number(name, portRange) ?? 0
  }

  return {
    problems,
    text,
    list: (name) => (text(name) ?? '').split(/[\s,]+/).filter(Boolean),
    number,
    need,
    needPort,
  }
}

/** A field that is left out where it has no value. */
export function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  const field: { [P in K]?: T } = {}
  if (value !== undefined) field[key] = value
  return field
}

export const loopbackProblem: ProblemOf = (value, name) =>
  /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(value)
    ? undefined
    : `${name} is for tests: an https address, or http on this machine (http://127.0.0.1:…). Mend it, or leave it out.`

export const databaseProblem: ProblemOf = (value, name) =>
  /^postgres(?:ql)?:\/\//.test(value)
    ? undefined
    : `${name} is no address of a PostgreSQL (postgres://…). Mend it, or leave it out for a file in .baimo.`

const minKeyChars = 32
export const keyProblem: ProblemOf = (value, name) =>
  value.length >= minKeyChars ? undefined : `${name} has less than ${minKeyChars} characters. Make one with: openssl rand -base64 32`
