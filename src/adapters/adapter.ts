/** A platform that people ask on. `start` resolves once questions are taken; `stop` once those under way are answered. */
export interface Adapter {
  readonly name: string
  start(): Promise<void>
  stop(): Promise<void>
}
