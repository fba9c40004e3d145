export { decodePage } from './decode.ts'
export { extractPage } from './extract-page.ts'
export { MAX_INPUT_BYTES } from './limits.ts'
export { pageLinks } from './links.ts'
