/** What entries of all folders are made of: ids, words, dates, texts and names. */
import { z } from 'zod'

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id has lower-case letters, digits and single hyphens')
export const words = z.array(z.string().min(1))
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2024-10-21')
export const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written 2024, 2024-10 or 2024-10-21, in quotes when it is only a year')

/** A sentence in English and Simplified Chinese. Traditional is derived where it is not given. */
export const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1), 'zh-Hant': z.string().min(1).optional() })

/** A name: when `zh` is missing the English one is used in Chinese too. */
export const name = z.strictObject({ en: z.string().min(1), zh: z.string().min(1).optional(), 'zh-Hant': z.string().min(1).optional() })
