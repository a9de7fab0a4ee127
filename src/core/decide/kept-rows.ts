/** Which rows of a table stay where there is no room for all. */
import type { Table } from '../reply.ts'

/** So many of the rows: the first ones, or the last where the table is cut from its start. */
export function keptRows<Row>(rows: readonly Row[], count: number, { cutFrom }: Pick<Table, 'cutFrom'>): readonly Row[] {
  return cutFrom === 'start' ? rows.slice(rows.length - count) : rows.slice(0, count)
}
