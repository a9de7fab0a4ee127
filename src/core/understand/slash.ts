/** Slash commands in whatever was typed. */
import type { Question } from '../reply.ts'

/** `/burn openai` in any adapter's text is the command, as is one that the adapter took apart itself. `/baimo burn openai` is `/burn openai`. */
export function splitCommand(question: Question, commands: ReadonlySet<string>): { command?: string; text: string } {
  let name = question.command?.name.toLowerCase()
  let text = question.command?.rest ?? question.text
  if (name === undefined) {
    const slash = /^\s*[/／]\s*([a-z][a-z-]*)(?:\s+|$)/i.exec(text)
    if (slash?.[1]) {
      name = slash[1].toLowerCase()
      text = text.slice(slash[0].length)
    }
  }
  if (name === 'baimo') {
    const word = /^\s*([a-z][a-z-]*)(?:\s+|$)/i.exec(text)
    if (!word?.[1] || !commands.has(word[1].toLowerCase())) return text.trim() ? { text } : { command: 'help', text }
    name = word[1].toLowerCase()
    text = text.slice(word[0].length)
  }
  if (name === undefined || name === 'ask') return name === 'ask' && !text.trim() ? { command: 'help', text } : { text }
  if (commands.has(name)) return { command: name, text }
  return { text: `${name} ${text}` }
}
