/** A function whose results are worked out when first asked for, and kept. For what never changes. */
export function lazily<K, V>(make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, { readonly value: V }>()
  return (key) => {
    const known = kept.get(key)
    if (known) return known.value
    const value = make(key)
    kept.set(key, { value })
    return value
  }
}
