/** An article's text as paragraphs, and what a file seems to be that is no UTF-8. */

export type Article = { readonly ok: true; readonly paragraphs: readonly string[] } | { readonly ok: false; readonly message: string }

/** One paragraph a line: paragraph 1 is the first line, as for `baimo check --against`. */
export function readArticle(bytes: Buffer, file: string): Article {
  try {
    return { ok: true, paragraphs: new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r?\n/) }
  } catch {
    const { name, from } = encodingOf(bytes)
    const copy = file.replace(/(\.[^./\\]+)?$/, '.utf8$1')
    return {
      ok: false,
      message: `${file} is no UTF-8, but seems to be ${name}. Convert it: iconv -f ${from} -t UTF-8 '${file}' > '${copy}'`,
    }
  }
}

interface Encoding {
  readonly name: string
  /** As iconv calls it. */
  readonly from: string
}

function encodingOf(bytes: Buffer): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { name: 'UTF-16 (little-endian)', from: 'UTF-16' }
  if (first === 0xfe && second === 0xff) return { name: 'UTF-16 (big-endian)', from: 'UTF-16' }
  const zeros = [0, 1].map((parity) => bytes.filter((byte, i) => byte === 0 && i % 2 === parity).length)
  if (Math.max(...zeros) > bytes.length / 50)
    return (zeros[1] ?? 0) > (zeros[0] ?? 0)
      ? { name: 'UTF-16 (little-endian)', from: 'UTF-16LE' }
      : { name: 'UTF-16 (big-endian)', from: 'UTF-16BE' }
  const [gbk, big5] = [commonShare(bytes, 'gb18030', [0xb0, 0xd7]), commonShare(bytes, 'big5', [0xa4, 0xc6])]
  if (Math.max(gbk, big5) < 0.5) return { name: 'Windows-1252, or no text at all', from: 'WINDOWS-1252' }
  return gbk >= big5 ? { name: 'GBK (GB 18030)', from: 'GB18030' } : { name: 'Big5', from: 'BIG5' }
}

/** Both put the common characters into rows of their own: the share of pairs in them, and nothing where the bytes are none of it. */
function commonShare(bytes: Buffer, label: string, [first, last]: readonly [number, number]): number {
  if (new TextDecoder(label).decode(bytes).includes('\ufffd')) return 0
  let pairs = 0
  let common = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    pairs++
    if (byte >= first && byte <= last) common++
    i++
  }
  return pairs === 0 ? 0 : common / pairs
}
