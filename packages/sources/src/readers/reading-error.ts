import { PermanentError } from '@chudong/domain'

/** What a source sent cannot be read. The message is Vietnamese: it stands on the source page. */
export class ReadingError extends PermanentError {
  override name = 'ReadingError'
}
