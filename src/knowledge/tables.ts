/** What compiling looks things up in: the same for every knowledge, and slow to make. */
import { createFolder, type Folder } from '../core/words/fold.ts'
import { createToHant, foldPairs, type ToHant } from './hant.ts'
import { commonSyllables } from './pinyin.ts'

export interface Tables {
  readonly toHant: ToHant
  /** Traditional characters and the Simplified ones that they fold to, in turn. */
  readonly fold: string
  /** Folds by them. */
  readonly folder: Folder
  /** Common characters, each with its reading. */
  readonly syllables: ReadonlyMap<string, string>
}

/** Each table is made when it is first asked for: 600 ms and 60 MB in all. */
export function createTables(): Tables {
  let toHant: ToHant | undefined
  let fold: string | undefined
  let folder: Folder | undefined
  let syllables: ReadonlyMap<string, string> | undefined
  return {
    get toHant() {
      return (toHant ??= createToHant())
    },
    get fold() {
      return (fold ??= foldPairs())
    },
    get folder() {
      return (folder ??= createFolder(this.fold))
    },
    get syllables() {
      return (syllables ??= commonSyllables())
    },
  }
}
