/** A platform that people ask on. `start` resolves once questions are taken; `stop` once those under way are answered. */
export interface Adapter {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
  /** Whether questions are taken now. Left out: always, once started. */
  ready?(): boolean
  /** Rejects when it can't go on by itself: a revoked token, a fatal close. Left out: that does not happen. */
  readonly failed?: Promise<never>
}

/** A token or a setting that the platform refuses: told in one line that names the variable, without a stack. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}
