export { superlinear } from './growth.ts'
export { FUZZ_MS, fuzz } from './seed.ts'
export { type Growing, growingTexts, hostileText } from './texts.ts'
