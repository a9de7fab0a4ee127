/** What keeps a journal from being opened, for whoever runs baimo: what, where and what to do, told in one line without a stack. */
export class OpeningProblem extends Error {
  override readonly name = 'OpeningProblem'
}
