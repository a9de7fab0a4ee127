/** What a terminal puts up with. */

/** A longer line is cut: longer ones are no question. */
export const maxLineBytes = 1_000_000
/** Longer lines of text are hard to read, however wide the screen is: https://www.w3.org/TR/WCAG21/#visual-presentation (80, half of it for wide characters). */
export const maxColumns = 100
/** Below this, wrapping breaks more than it helps. */
export const minColumns = 20
export const maxHistoryLines = 500
