// Bidirectional overrides and isolates, which would let one line write over its neighbours.
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
const CONTROL = /\p{Cc}+/gu
// A lone surrogate is no character: it would reach AppSync as another one than was typed.
const LONE_SURROGATE = /\p{Cs}/gu

/** One line of text in any script: no control characters, no direction overrides, no space at either end. */
export const cleanLine = (text: string) =>
  text.replace(DIRECTION, '').replace(LONE_SURROGATE, '').replace(CONTROL, ' ').trim()

/** True when there is nothing in the text that eyes could see. */
export const isBlank = (text: string) => !/[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text)

const LINE_END = /\r\n?/gu
// All but the line feed and the tab.
const CONTROL_IN_LINES = /[^\P{Cc}\n\t]+/gu

/** Text of several lines in any script, cleaned as a line is; its line ends are line feeds. */
export const cleanText = (text: string) =>
  text.replace(LINE_END, '\n').replace(DIRECTION, '').replace(LONE_SURROGATE, '').replace(CONTROL_IN_LINES, ' ').trim()
