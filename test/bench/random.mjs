// Chance that comes out the same each time.

/** A generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function pick(list, random) {
  return list[Math.floor(random() * list.length)]
}

/** Few of a list come often, most seldom, as words do. */
export function pickOften(list, random) {
  return list[Math.floor(list.length * random() ** 3)]
}
