/** The log: JSON lines, one an event. The only file that knows pino. */
import { pino } from 'pino'
import type { Log, LogFields } from './adapters/desk.ts'

export interface LogDeps {
  readonly output: { write(text: string): unknown }
  /** Called for each event, for those who count them. */
  readonly onEvent?: (level: Level, event: string) => void
}
export type Level = 'info' | 'warn' | 'error'

/** Tokens and addresses to answer to have no business in a log; where one slips into the words of an error it is masked. */
const secrets =
  /\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|\bhttps?:\/\/hooks\.slack\.com\/\S+|\/(?:webhooks|interactions)\/\d+\/[\w-]+|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}|\bpostgres(?:ql)?:\/\/\S+/g

export function createLog({ output, onEvent }: LogDeps): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    output,
  )
  const write =
    (level: Level) =>
    (event: string, fields: LogFields = {}): void => {
      onEvent?.(level, event)
      logger[level](maskedFields(fields), event)
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function maskedFields(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value.replace(secrets, '***') : value]),
  )
}
