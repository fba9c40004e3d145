import type { Story } from '../desk.ts'
import type { SiteId } from '../item.ts'
import {
  esc,
  newestChange,
  type Page,
  paragraphs,
  type Site,
  type SiteView,
  type SourceSketch,
} from '../site.ts'
import { isoVietnam } from '../vietnam-time.ts'

const pageSize = 10

/** A public page of posts as JSON, ten at a time: {page, data: [{id, text, created_at, likes, comments, shares, url}], next_cursor}. */
export function socialPage(id: SiteId, name: string, tier: SourceSketch['tier']): Site {
  const prefix = `/trang/${id}`
  const pathOf = (story: Story) => `${prefix}/p/${story.number}`
  return {
    id,
    prefix,
    pathOf,
    answer: (path, view) => {
      if (path === prefix) return postList(name, view, pathOf)
      const story = view.stories.find((candidate) => pathOf(candidate) === path)
      return story === undefined ? null : postPage(name, story)
    },
    sources: [{ id, name, method: 'social', path: prefix, tier, province: null, owner: null }],
  }
}

function postList(name: string, view: SiteView, pathOf: (story: Story) => string): Page {
  const start = startOf(view)
  const next = start + pageSize
  const posts = view.stories.slice(start, next).map((story) => ({
    id: String(story.number),
    text: story.text.join('\n'),
    created_at: isoVietnam(story.publishedAt),
    ...story.engagement,
    url: view.base + pathOf(story),
  }))
  const cursor =
    view.stories[next - 1] !== undefined && view.stories.length > next
      ? `s${view.stories[next - 1]?.number}`
      : null
  const body = JSON.stringify({ page: { name }, data: posts, next_cursor: cursor })
  return { body, type: 'application/json; charset=utf-8', modifiedAt: newestChange(view) }
}

/** A cursor names the last post that was shown, so a new post on top moves nothing. */
function startOf(view: SiteView): number {
  const cursor = view.query.get('cursor')
  if (cursor === null) return 0
  return view.stories.findIndex((story) => `s${story.number}` === cursor) + 1
}

function postPage(name: string, story: Story): Page {
  const { likes, comments, shares } = story.engagement
  const body = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${esc(name)}</title></head><body><h2>${esc(name)}</h2><time datetime="${isoVietnam(story.publishedAt)}"></time>${paragraphs(story.text)}<p>${likes} lượt thích · ${comments} bình luận · ${shares} chia sẻ</p></body></html>`
  return { body, type: 'text/html; charset=utf-8', modifiedAt: story.modifiedAt }
}
