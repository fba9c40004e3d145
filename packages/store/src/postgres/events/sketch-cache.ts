import type { Sketch } from '@chudong/domain'

/** Sketches read lately: that of one content hash changes only when it is judged anew, and neighbours repeat from article to article. */
export interface SketchCache {
  get(articleId: string, contentHash: string): Sketch | undefined
  put(sketch: Sketch): void
}

/** Keeps the `most` sketches used last (about 6 kB each). */
export function sketchCache(most = 4_000): SketchCache {
  const kept = new Map<string, Sketch>()
  const put = (sketch: Sketch) => {
    kept.delete(sketch.articleId)
    kept.set(sketch.articleId, sketch)
    const oldest = kept.size > most ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
  }
  return {
    put,
    get: (articleId, contentHash) => {
      const sketch = kept.get(articleId)
      if (sketch?.contentHash !== contentHash) return undefined
      put(sketch)
      return sketch
    },
  }
}
