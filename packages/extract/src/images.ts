import { isBoilerplate } from './blocks.ts'
import type { Found, PageContext } from './context.ts'
import { MAX_IMAGES } from './limits.ts'
import { attr, type Element, walk } from './tree.ts'
import { absoluteUrl } from './urls.ts'

const NOT_A_PHOTO =
  /(?:sprite|spacer|blank|pixel|loading|placeholder|avatar|logo|icon)[^/]*\.\w+$|\.svg(?:\?|$)/i

/** The lead image (OpenGraph, JSON-LD), then the images inside the main text: absolute, each once, at most 20. */
export function chooseImages(context: PageContext): Found<string[]> {
  const lead = [
    ...(context.head.meta.get('og:image') ?? []).slice(0, 3),
    ...(context.data?.images ?? []).slice(0, 5),
  ]
  const urls = [...lead, ...imagesIn(context.main.container)]
    .map((href) => absoluteUrl(href, context.base))
    .filter((url): url is string => url !== null)
  const value = [...new Set(urls)].slice(0, MAX_IMAGES)
  const from = value.length === 0 ? '' : lead.length > 0 ? 'og:image, JSON-LD, main text' : 'main text'
  return { value, from }
}

function imagesIn(container: Element): string[] {
  const found: string[] = []
  walk(container, (element) => {
    if (element.tag === 'img' && found.length < MAX_IMAGES * 2) {
      const source = sourceOf(element)
      if (source && !NOT_A_PHOTO.test(source)) found.push(source)
    }
    return (
      element.tag === 'figure' || element.tag === 'picture' || !isBoilerplate(element) || isFigure(element)
    )
  })
  return found
}

function isFigure(element: Element): boolean {
  return /fig|image|photo|caption/i.test(attr(element, 'class'))
}

/** Lazy-loading pages keep the real address in a data attribute and a placeholder in `src`. */
function sourceOf(image: Element): string | null {
  for (const name of ['data-src', 'data-original', 'data-lazy-src', 'src']) {
    const value = attr(image, name)
    if (value && !value.startsWith('data:')) return value
  }
  return attr(image, 'srcset').split(/[\s,]+/, 1)[0] || null
}
