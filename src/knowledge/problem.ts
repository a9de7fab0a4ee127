/** What is wrong in the knowledge, where, and what to do about it. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Problem extends Position {
  /** Relative to the knowledge folder: `sources/x.yaml`. */
  readonly file: string
  /** The rule that found it; `accepted` in a source names rules. */
  readonly rule: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What to do, a sentence. */
  readonly remedy?: string
}

/** One line: `sources/x.yaml:12:5 error unknown topic "brun". Did you mean "burn"?` A warning ends with its rule, since that is what `accepted` names. */
export function renderProblem(problem: Problem): string {
  const { file, line, column, severity, message, remedy, rule } = problem
  const sentence = /[.?!。]$/.test(message) ? message : `${message}.`
  return [`${file}:${line}:${column}`, severity, sentence, remedy, severity === 'warning' ? `[${rule}]` : undefined]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** By file, line and column; what stands at one place keeps its order. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column)
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

/** By code units: the same order on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
