import { type Block, classWords } from './blocks.ts'
import { shareIn, wordRuns } from './confirmed.ts'
import { type Head, metaValue } from './head.ts'
import { LEAD } from './patterns.ts'

/** Blocks between headline and text beyond which what stands there is not a standfirst. */
const FAR = 60

/** The standfirst between the headline and the text: named so, repeated by the description, or a full sentence. */
export function leadBlocks(page: Block[], all: Block[], first: Block | undefined, head: Head): Block[] {
  if (!first) return []
  const heading = page.findLast((block) => block.index < first.index && block.owner.tag === 'h1')
  if (!heading || first.index - heading.index > FAR) return []
  const title = wordRuns(metaValue(head, 'og:title')?.value ?? head.title)
  const described = wordRuns(metaValue(head, 'og:description', 'description')?.value ?? '')
  return all
    .filter(({ index }) => index > heading.index && index < first.index)
    .filter(({ text, linkChars }) => text.length >= 30 && linkChars < text.length * 0.3)
    .filter((block) => block.text.length > 200 || shareIn(block, title) < 0.7)
    .filter(
      (block) =>
        LEAD.test(classWords(block.owner)) || shareIn(block, described) > 0.5 || isSentence(block.text),
    )
}

function isSentence(text: string): boolean {
  return text.length >= 80 && /[.!?…。](?:["'”’»)]*)$/u.test(text)
}
