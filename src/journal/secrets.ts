/** Hashes that only the holder of the key can make, and text that only the holder can read. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface Secrets {
  /** The same parts for the same purpose give the same hash; without the key nobody can try out who it was. */
  hash(purpose: string, parts: readonly string[]): string
  /** `row` says where the text belongs: copied to another row it can't be read. */
  seal(text: string, row: string): string
  /** Throws where the text was changed, moved, or sealed with another key. */
  unseal(sealed: string, row: string): string
}

const cipher = 'aes-256-gcm'
const keyBytes = 32
/** NIST SP 800-38D: 96 bits; random ones are safe for 2^32 texts a key. */
const nonceBytes = 12
const tagBytes = 16
/** Goes before what is sealed, so that another cipher can come one day. */
const format = 'v1'

/** Everything is derived from one key, each use by a key of its own. */
export function createSecrets(key: string): Secrets {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', key, 'baimo', use, keyBytes))
  const hashKey = derive('hash')
  const sealKey = derive('seal')

  return {
    // As JSON no two lists of parts are the same text: ["a", "bc"] is not ["ab", "c"].
    hash: (purpose, parts) =>
      createHmac('sha256', hashKey)
        .update(JSON.stringify([purpose, ...parts]))
        .digest('base64url'),

    seal(text, row) {
      const nonce = randomBytes(nonceBytes)
      const encrypt = createCipheriv(cipher, sealKey, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(row))
      const bytes = Buffer.concat([nonce, encrypt.update(text, 'utf8'), encrypt.final(), encrypt.getAuthTag()])
      return `${format}.${bytes.toString('base64url')}`
    },

    unseal(sealed, row) {
      const [version, body = ''] = sealed.split('.')
      if (version !== format) throw new Error('What is kept was encrypted by a newer baimo, or is damaged. Start the newer one.')
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decrypt = createDecipheriv(cipher, sealKey, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
        decrypt.setAAD(Buffer.from(row)).setAuthTag(bytes.subarray(-tagBytes))
        return decrypt.update(bytes.subarray(nonceBytes, -tagBytes)).toString('utf8') + decrypt.final('utf8')
      } catch (error) {
        throw new Error(
          'What is kept was encrypted with another key, or is damaged. Set BAIMO_KEY to the key of that time, or install baimo again.',
          {
            cause: error,
          },
        )
      }
    },
  }
}
