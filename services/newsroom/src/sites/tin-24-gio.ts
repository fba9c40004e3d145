import type { Story } from '../desk.ts'
import { esc, newestChange, olderStories, type Page, paragraphs, type Site, type SiteView } from '../site.ts'
import { longDate } from '../vietnam-time.ts'
import { advert, menus, readersComments } from './furniture.ts'

const prefix = '/tin-24-gio'
const html = 'text/html; charset=utf-8'

/** Quick newspaper: Atom without dates and with missing ids, a news sitemap, the time only as words in the page. */
export const tin24Gio: Site = {
  id: 'tin-24-gio',
  prefix,
  pathOf: (story) => `${prefix}/${story.slug}-n${story.number}.html`,
  answer,
  sources: [
    {
      id: 'tin-24-gio',
      name: 'Tin 24 Giờ',
      method: 'feed',
      path: `${prefix}/atom.xml`,
      tier: 'mainstream',
      province: null,
      owner: 'Báo Tin 24 Giờ (mô phỏng)',
    },
    {
      id: 'tin-24-gio-sitemap',
      name: 'Tin 24 Giờ (sơ đồ tin)',
      method: 'sitemap',
      path: `${prefix}/news-sitemap.xml`,
      tier: 'mainstream',
      province: null,
      owner: 'Báo Tin 24 Giờ (mô phỏng)',
    },
  ],
}

function answer(path: string, view: SiteView): Page | null {
  const modifiedAt = newestChange(view)
  if (path === `${prefix}/`) return { body: frontPage(view), type: html, modifiedAt }
  if (path === `${prefix}/atom.xml`) return { body: atom(view), type: 'application/atom+xml', modifiedAt }
  if (path === `${prefix}/news-sitemap.xml`)
    return { body: sitemap(view), type: 'application/xml', modifiedAt }
  const story = view.stories.find((candidate) => tin24Gio.pathOf(candidate) === path)
  return story === undefined ? null : { body: article(story, view), type: html, modifiedAt: story.modifiedAt }
}

/** What the page claims: one story carries a date three days ahead, as a slip of the editor. */
function shownDate(story: Story): string {
  const ahead = story.futureDate ? 3 * 24 * 3_600_000 : 0
  return longDate(new Date(story.publishedAt.getTime() + ahead))
}

function atom(view: SiteView): string {
  const entries = view.stories.map((story) => {
    const id = story.number % 3 === 0 ? '' : `<id>tag:tin24gio,2026:${story.number}</id>`
    return `<entry>${id}<title type="html">${esc(esc(story.title))}</title><link rel="alternate" type="text/html" href="${view.base}${tin24Gio.pathOf(story)}"/><summary>${esc(story.sapo)}</summary></entry>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Tin 24 Giờ</title><link href="${view.base}${prefix}/"/>
${entries.join('\n')}
</feed>`
}

function sitemap(view: SiteView): string {
  const urls = view.stories.map(
    (story) =>
      `<url><loc>${view.base}${tin24Gio.pathOf(story)}</loc><news:news><news:publication><news:name>Tin 24 Giờ</news:name><news:language>vi</news:language></news:publication><news:title>${esc(story.title)}</news:title></news:news></url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>`
}

function frontPage(view: SiteView): string {
  const cards = view.stories.map(
    (story) =>
      `<li class="story"><a href="${tin24Gio.pathOf(story)}">${esc(story.title)}</a><div>${esc(story.sapo)}</div></li>`,
  )
  return shell('Tin 24 Giờ', `<ul class="stories">${cards.join('\n')}</ul>`)
}

function article(story: Story, view: SiteView): string {
  const related = olderStories(view, story, 3).map(
    (other) => `<a class="more" href="${tin24Gio.pathOf(other)}">${esc(other.title)}</a>`,
  )
  const comments = readersComments(story.number).map(
    ([name, text]) => `<li><i>${esc(name)}</i>: ${esc(text)}</li>`,
  )
  const middle = Math.ceil(story.text.length / 2)
  const images = story.images.map(
    (image) =>
      `<div class="photo"><img data-src="/anh/${image.file}" src="/anh/${image.file}" alt=""><em>${esc(image.caption)}</em></div>`,
  )
  return shell(
    `${esc(story.title)} | Tin 24 Giờ`,
    `<div class="the-story"><h1>${esc(story.title)}</h1><div class="meta"><span class="who">${esc(story.author ?? 'Tin 24 Giờ')}</span> <time>${shownDate(story)}</time> <span class="share">Chia sẻ | Lưu bài | Nghe đọc bài</span></div>
<h2 class="lead">${esc(story.sapo)}</h2><div class="content">${paragraphs(story.text.slice(0, middle))}
<div class="inline-related"><b>Xem thêm:</b> ${related[0] ?? ''}</div><div class="ad-slot">${esc(advert(story.number))}</div>
${images.join('')}${paragraphs(story.text.slice(middle))}</div></div>
<aside><h4>Đọc nhiều</h4>${related.join('')}</aside><section id="binh-luan"><h4>Bình luận</h4><ul>${comments.join('')}</ul><textarea placeholder="Ý kiến của bạn"></textarea></section>`,
  )
}

function shell(title: string, main: string): string {
  const menu = menus.quick.map((name) => `<a href="${prefix}/">${name}</a>`).join(' · ')
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body>
<div class="top">${menu}</div>${main}
<div class="foot">Tin 24 Giờ – trang mô phỏng phục vụ trình diễn. <a href="#">Giới thiệu</a> <a href="#">Quảng cáo</a> <a href="#">Chính sách bảo mật</a></div></body></html>`
}
