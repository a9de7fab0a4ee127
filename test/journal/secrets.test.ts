import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { createSecrets } from '../../src/journal/secrets.ts'

const secrets = createSecrets('a key')
const others = createSecrets('another key')

describe('a hash', () => {
  it('is the same for the same parts, and another for any other', () => {
    const hashes = [
      secrets.hash('vote', ['a', 'bc']),
      secrets.hash('vote', ['ab', 'c']),
      secrets.hash('vote', ['abc']),
      secrets.hash('conversation', ['a', 'bc']),
      others.hash('vote', ['a', 'bc']),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(secrets.hash('vote', ['a', 'bc'])).toBe(hashes[0])
  })
})

describe('sealed text', () => {
  it('is read as it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, row) => {
        expect(secrets.unseal(secrets.seal(text, row), row)).toBe(text)
      }),
    )
  })

  it('is never the same twice, and says nothing', () => {
    const [one, other] = [secrets.seal('a secret', 'row'), secrets.seal('a secret', 'row')]
    expect(one).not.toBe(other)
    expect(one).toMatch(/^v1\.[\w-]+$/)
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('secret')
  })

  it('is refused when a single bit of it was changed', () => {
    const sealed = secrets.seal('a secret', 'row')
    const bytes = Buffer.from(sealed.slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => secrets.unseal(`v1.${changed.toString('base64url')}`, 'row')).toThrow(/another key, or is damaged/)
    }
  })

  test.each([
    ['another key', () => others.unseal(secrets.seal('a', 'row'), 'row'), /Set BAIMO_KEY/],
    ['another row', () => secrets.unseal(secrets.seal('a', 'row'), 'row 2'), /another key, or is damaged/],
    ['nothing in it', () => secrets.unseal('v1.', 'row'), /another key, or is damaged/],
    ['half a tag', () => secrets.unseal(secrets.seal('', 'row').slice(0, -6), 'row'), /another key, or is damaged/],
    ['another version', () => secrets.unseal('v2.abc', 'row'), /newer baimo/],
  ])('with %s is refused', (_, read, message) => {
    expect(read).toThrow(message)
  })
})
