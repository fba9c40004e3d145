export { decodePage } from './decode.ts'
export { extractPage } from './extract-page.ts'
export { pageLinks } from './links.ts'
