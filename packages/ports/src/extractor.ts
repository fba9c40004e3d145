import type { Extracted } from '@chudong/domain'
import type { RawPage } from './source-reader.ts'

/** Reads one page's title, text and metadata, away from the event loop; PermanentError when it can never be read. */
export interface Extractor {
  extract(page: Pick<RawPage, 'url' | 'bytes' | 'contentType'>): Promise<Extracted>
  close(): Promise<void>
}
