/** What Slack's SDK has to say, in baimo's log. */
import { type Logger, LogLevel } from '@slack/logger'
import { type Log, type LogFields, messageOf } from '../desk.ts'

export type SdkLogger = Logger

/** What the SDK has to say, from warnings on. It says tokens and addresses to answer to only when debugging; they are masked all the same. */
export function createSdkLogger(log: Log): Logger {
  const said = (parts: readonly unknown[]): LogFields => ({ error: parts.map(messageOf).join(' ').replace(secrets, '***') })
  const ignore = (): void => undefined
  return {
    debug: ignore,
    info: ignore,
    warn: (...parts: unknown[]) => log.warn('slack sdk', said(parts)),
    error: (...parts: unknown[]) => log.error('slack sdk', said(parts)),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  }
}

const secrets = /x(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|wss?:\/\/\S+|https?:\/\/\S*(?:hooks\.slack\.com|\/response\/)\S*/g
