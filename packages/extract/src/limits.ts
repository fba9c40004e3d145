/** Largest page we accept, in bytes; a larger one is refused. */
export const MAX_INPUT_BYTES = 8 * 1024 * 1024
/** Bytes that are decoded and read; what follows in a larger accepted page is left out. */
export const MAX_READ_BYTES = 3 * 1024 * 1024
/** Elements kept in the tree; tokenising stops at the next. */
export const MAX_ELEMENTS = 20_000
/** Tokenizer callbacks of any kind; tokenising stops after them. */
export const MAX_EVENTS = 200_000
/** Nesting levels kept; deeper content is attached to the last kept level. */
export const MAX_DEPTH = 160
/** Characters kept of one attribute value. */
export const MAX_ATTRIBUTE_CHARS = 4096
/** Characters kept of all embedded JSON-LD together. */
export const MAX_JSON_LD_CHARS = 768 * 1024
/** Links returned from one list page. */
export const MAX_LINKS = 5000
/** Images returned from one page. */
export const MAX_IMAGES = 20
/** Characters of main text returned. */
export const MAX_TEXT_CHARS = 200_000
/** Characters of visible text kept in the tree. */
export const MAX_KEPT_CHARS = 400_000
/** Paragraph-like blocks read from a page. */
export const MAX_BLOCKS = 5000
/** Steps up the open elements that stray end tags may cost in all. */
export const MAX_CLOSE_STEPS = 1_000_000
