/** This machine lacks something an engine needs; the message says what, `install` says how to get it. */
export class EngineMissingError extends Error {
  override name = 'EngineMissingError'
  readonly install: string

  constructor(message: string, install: string, options?: ErrorOptions) {
    super(message, options)
    this.install = install
  }
}
