/** Keeps Discord's commands those of the knowledge: at the start, after it was replaced, and again where it failed. */
import { SettingError } from '../adapter.ts'
import { type Desk, messageOf } from '../desk.ts'
import type { Api } from './client.ts'
import { registrationCheckMs } from './limits.ts'
import { registerWith } from './registration.ts'

export interface RegistrarDeps {
  readonly desk: Desk
  readonly api: Api
  readonly applicationId: string | undefined
}

export interface Registrar {
  /** Rejects only for a setting that must be mended; Discord may be out of reach for a while. */
  start(): Promise<void>
  isDone(): boolean
  stop(): void
}

export function createRegistrar({ desk, api, applicationId }: RegistrarDeps): Registrar {
  const { log } = desk
  let timer: NodeJS.Timeout | undefined
  let version: string | undefined

  async function register(): Promise<void> {
    const engine = desk.engine()
    if (engine.version === version) return
    const { changed, count } = await registerWith(api, { engine, log, applicationId })
    log.info('discord commands registered', { changed, count })
    version = engine.version
  }

  function tell(error: unknown): void {
    log.error('discord commands not registered', { error: messageOf(error), remedy: 'It is tried again; by hand: baimo register.' })
  }

  return {
    isDone: () => version !== undefined,
    stop: () => clearInterval(timer),
    async start() {
      await register().catch((error: unknown) => {
        if (error instanceof SettingError) throw error
        tell(error)
      })
      timer = setInterval(() => void register().catch(tell), registrationCheckMs)
      timer.unref()
    },
  }
}
