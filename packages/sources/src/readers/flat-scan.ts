import type { TokenizerCallbacks } from 'htmlparser2'
import { Tokenizer } from 'htmlparser2'

export interface FlatHandler {
  open?(name: string): void
  attribute?(name: string, value: string): void
  text(data: string): void
  close?(name: string): void
}

/**
 * Walks markup as a flat run of tags and texts, lower-case names, entities decoded. No tree and no stack of open tags is kept,
 * so nesting costs nothing and time grows with the length only.
 */
export function flatScan(markup: string, xml: boolean, handler: FlatHandler): void {
  let attribute = ''
  let value = ''
  const ignore = (): void => undefined
  const callbacks: TokenizerCallbacks = {
    onopentagname: (start, end) => handler.open?.(markup.slice(start, end).toLowerCase()),
    onclosetag: (start, end) => handler.close?.(markup.slice(start, end).toLowerCase()),
    ontext: (start, end) => handler.text(markup.slice(start, end)),
    ontextentity: (codepoint) => handler.text(String.fromCodePoint(codepoint)),
    oncdata: (start, end, offset) => handler.text(markup.slice(start, end - offset)),
    onattribname: (start, end) => {
      attribute = markup.slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => {
      value += markup.slice(start, end)
    },
    onattribentity: (codepoint) => {
      value += String.fromCodePoint(codepoint)
    },
    onattribend: () => handler.attribute?.(attribute, value),
    oncomment: ignore,
    ondeclaration: ignore,
    onend: ignore,
    onopentagend: ignore,
    onprocessinginstruction: ignore,
    onselfclosingtag: ignore,
  }
  const tokenizer = new Tokenizer({ xmlMode: xml, decodeEntities: true }, callbacks)
  tokenizer.write(markup)
  tokenizer.end()
}
