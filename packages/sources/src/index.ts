export type { FetchErrorCode } from './fetch/fetch-error.ts'
export { FetchFailedError, FetchRefusedError, fetchErrorCode } from './fetch/fetch-error.ts'
export type { FetchedPage, FetchInit, SafeFetch, SafeFetchOptions } from './fetch/safe-fetch.ts'
export { openSafeFetch } from './fetch/safe-fetch.ts'
