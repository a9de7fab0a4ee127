/** A text in each language that it is given in. */
export function textsOf(text: Readonly<Record<string, string | undefined>> | undefined): [lang: string, text: string][] {
  return Object.entries(text ?? {}).flatMap(([lang, words]): [string, string][] => (words === undefined ? [] : [[lang, words]]))
}
