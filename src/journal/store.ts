/** Where rows are kept: one plain SQL for SQLite and PostgreSQL. What differs between them is hidden in one file each. */
import type { OpeningProblem } from './problem.ts'

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** Statements name their values `$1`, `$2` …; anything that `bindable` refuses throws before a driver sees it. */
export interface Queries {
  /** Gives the number of rows that were changed. */
  run(sql: string, values?: readonly unknown[]): Promise<number>
  all(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>
}

/** Who only reads changes nothing: no table, no row, no file. The database sees to it. */
export type Access = 'write' | 'read'

/** Inside `transaction` and `alone` use only what they hand in: the store itself waits for them to end. */
export interface Store extends Queries {
  /** Whether other processes read what this one keeps. */
  readonly shared: boolean
  /** All or nothing: undone when `work` rejects. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** A transaction that one process at a time is in. */
  alone<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Sees to it that deleted rows are gone from the disk too, as far as the database lets us. */
  sweep(): Promise<void>
  /** Words an error of a statement: what is wrong with which database, and what to do. An OpeningProblem is given back as it is. */
  explain(error: unknown): OpeningProblem
  close(): Promise<void>
}

/** A row of text and numbers; a column that is missing or of another kind is a bug of the statement. */
export function textOf(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`column ${column} is no text`)
  return value
}

export function numberOf(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`column ${column} is no number`)
  return value
}
