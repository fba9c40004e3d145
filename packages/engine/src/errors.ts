import { PermanentError } from '@chudong/domain'

export type EngineErrorCode =
  | 'data-version'
  | 'data-folder'
  | 'data-permission'
  | 'disk-full'
  | 'no-binaries'
  | 'start-failed'

/** The embedded database cannot run here until a person changes something; `code` says what, the message says how. */
export class EngineError extends PermanentError {
  override name = 'EngineError'
  readonly code: EngineErrorCode
  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Says whether a thrown thing carries this system error code, e.g. 'ENOENT'. */
export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

/** Turns a file system refusal into a sentence with a code; anything else is returned as it came. */
export function fileError(error: unknown, dir: string): unknown {
  if (isCode(error, 'EACCES', 'EPERM', 'EROFS')) {
    return new EngineError(
      'data-permission',
      `The data folder ${dir} cannot be written by this user: give it to this user or name another folder.`,
      { cause: error },
    )
  }
  if (isCode(error, 'ENOSPC', 'EDQUOT')) return diskFull(dir, error)
  if (isCode(error, 'ENOTDIR', 'EEXIST')) {
    return new EngineError('data-folder', `${dir} is not a folder: name another data folder.`, {
      cause: error,
    })
  }
  return error
}

/** The one sentence about a full disk. */
export function diskFull(dir: string, cause?: unknown): EngineError {
  return new EngineError(
    'disk-full',
    `The disk that holds ${dir} is full: free at least 200 MB and start again.`,
    { cause },
  )
}
