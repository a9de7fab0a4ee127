/** TypeScript without its comments, strings and regular expressions; line numbers hold. */
export function codeOf(source: string): string {
  let code = ''
  let at = 0
  /** For each template that is open, how many braces are open in its current place. */
  const templates: number[] = []

  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0] ?? source.charAt(at)
    at += found.length
    return found
  }
  const skipTemplate = (): void => {
    const text = skip(/(?:\\[\s\S]|\$(?!\{)|[^\\`$])*(?:`|\$\{)/y)
    code += lineEndsOf(text)
    if (text.endsWith('${')) templates.push(0)
  }

  while (at < source.length) {
    const next = source.charAt(at)
    const depth = templates.at(-1)
    if (source.startsWith('//', at)) skip(/[^\n]*/y)
    else if (source.startsWith('/*', at)) code += lineEndsOf(skip(/\/\*[\s\S]*?\*\//y))
    else if (next === "'" || next === '"') skip(/'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"/y)
    else if (next === '/' && /(?:^|[(,=:[!&|?{};>\n]|\breturn)\s*$/.test(code)) skip(/\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\n])+\/[a-z]*/y)
    else if (next === '`') {
      at += 1
      skipTemplate()
    } else if (next === '}' && depth === 0) {
      templates.pop()
      at += 1
      skipTemplate()
    } else {
      if (depth !== undefined && (next === '{' || next === '}')) templates[templates.length - 1] = depth + (next === '{' ? 1 : -1)
      code += next
      at += 1
    }
  }
  return code
}

function lineEndsOf(text: string): string {
  return text.replace(/[^\n]/g, '')
}
