import type { Story } from '../desk.ts'
import { esc, newestChange, olderStories, type Page, paragraphs, type Site, type SiteView } from '../site.ts'
import { isoVietnam, longDate, rssDate } from '../vietnam-time.ts'
import { advert, menus, readersComments } from './furniture.ts'

const prefix = '/nhip-song-viet'
const html = 'text/html; charset=utf-8'

/** National newspaper: UTF-8, JSON-LD and OpenGraph, an orderly RSS feed, one link into a forbidden folder. */
export const nhipSongViet: Site = {
  id: 'nhip-song-viet',
  prefix,
  pathOf: (story) => `${prefix}/suc-khoe/${story.slug}-${story.number}.htm`,
  answer,
  sources: [
    {
      id: 'nhip-song-viet',
      name: 'Nhịp Sống Việt',
      method: 'feed',
      path: `${prefix}/rss/suc-khoe.rss`,
      tier: 'mainstream',
      province: null,
      owner: 'Báo Nhịp Sống Việt (mô phỏng)',
    },
  ],
}

function answer(path: string, view: SiteView): Page | null {
  const modifiedAt = newestChange(view)
  if (path === `${prefix}/`) return { body: frontPage(view), type: html, modifiedAt }
  if (path === `${prefix}/rss/suc-khoe.rss`)
    return { body: feed(view), type: 'application/rss+xml; charset=utf-8', modifiedAt }
  if (path === `${prefix}/noi-bo/ban-in.htm`)
    return { body: privatePage, type: html, modifiedAt: view.openedAt }
  const story = view.stories.find((candidate) => nhipSongViet.pathOf(candidate) === path)
  return story === undefined ? null : { body: article(story, view), type: html, modifiedAt: story.modifiedAt }
}

const privatePage =
  '<!DOCTYPE html><html lang="vi"><title>Nội bộ</title><body><h1>Trang nội bộ, robots.txt không cho vào</h1></body></html>'

function feed(view: SiteView): string {
  const items = view.stories.map((story) => {
    const url = view.base + nhipSongViet.pathOf(story)
    return `<item><title>${esc(story.title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${rssDate(story.publishedAt)}</pubDate><description>${esc(story.sapo)}</description><category>Sức khỏe</category></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Sức khỏe - Nhịp Sống Việt RSS</title><link>${view.base}${prefix}/</link><description>Tin sức khỏe mới nhất</description><language>vi</language><ttl>1</ttl>
<atom:link href="${view.base}${prefix}/rss/suc-khoe.rss" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>`
}

function frontPage(view: SiteView): string {
  const cards = view.stories.map(
    (story) =>
      `<article class="item-news"><h3 class="title-news"><a href="${nhipSongViet.pathOf(story)}" title="${esc(story.title)}">${esc(story.title)}</a></h3><p class="description">${esc(story.sapo)}</p></article>`,
  )
  return shell(
    'Nhịp Sống Việt - Tin tức sức khỏe',
    '',
    `<section class="list-news">${cards.join('\n')}</section>`,
  )
}

function article(story: Story, view: SiteView): string {
  const url = view.base + nhipSongViet.pathOf(story)
  return shell(`${esc(story.title)} - Nhịp Sống Việt`, head(story, url, view.base), body(story, view))
}

function head(story: Story, url: string, base: string): string {
  const image = `${base}/anh/${story.images[0]?.file ?? 'mac-dinh.png'}`
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: story.title,
    description: story.sapo,
    image: [image],
    datePublished: isoVietnam(story.publishedAt),
    dateModified: isoVietnam(story.modifiedAt),
    author: { '@type': 'Person', name: story.author ?? 'Nhịp Sống Việt' },
    publisher: {
      '@type': 'Organization',
      name: 'Nhịp Sống Việt',
      logo: { '@type': 'ImageObject', url: `${base}/anh/logo.png` },
    },
  }
  return `<link rel="canonical" href="${url}"><meta name="description" content="${esc(story.sapo)}">
<meta property="og:type" content="article"><meta property="og:site_name" content="Nhịp Sống Việt"><meta property="og:title" content="${esc(story.title)}"><meta property="og:description" content="${esc(story.sapo)}"><meta property="og:url" content="${url}"><meta property="og:image" content="${image}">
<meta property="article:published_time" content="${isoVietnam(story.publishedAt)}"><meta property="article:modified_time" content="${isoVietnam(story.modifiedAt)}">
<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`
}

function body(story: Story, view: SiteView): string {
  const figures = story.images.map(
    (image) =>
      `<figure class="tplCaption"><img src="/anh/${image.file}" alt="${esc(image.caption)}"><figcaption>${esc(image.caption)}</figcaption></figure>`,
  )
  const related = olderStories(view, story, 4).map(
    (other) => `<li><a href="${nhipSongViet.pathOf(other)}">${esc(other.title)}</a></li>`,
  )
  const comments = readersComments(story.number).map(
    ([name, text]) =>
      `<div class="comment_item"><b>${esc(name)}</b> <span>${esc(text)}</span> <a href="#">Thích</a> <a href="#">Trả lời</a></div>`,
  )
  const edited = story.revision > 1 ? `<p class="updated">Cập nhật: ${longDate(story.modifiedAt)}</p>` : ''
  return `<ul class="breadcrumb"><li><a href="${prefix}/">Sức khỏe</a></li><li><a href="${prefix}/">Tin tức</a></li></ul>
<article class="sidebar-1"><div class="header-content"><span class="date">${longDate(story.publishedAt)}</span></div>
<h1 class="title-detail">${esc(story.title)}</h1><p class="description">${esc(story.sapo)}</p>
<div class="fck_detail">${figures[0] ?? ''}
${paragraphs(story.text, ' class="Normal"')}
${figures.slice(1).join('')}<p class="author_mail" style="text-align:right"><strong>${esc(story.author ?? 'Nhịp Sống Việt')}</strong></p></div>${edited}</article>
<div class="banner-ads"><a href="/quang-cao" rel="sponsored">Quảng cáo: ${esc(advert(story.number))}</a></div>
<div class="box-tinlienquan"><h2>Tin liên quan</h2><ul>${related.join('')}</ul></div>
<div class="box_comment"><h2>Ý kiến (${comments.length})</h2>${comments.join('')}</div>`
}

function shell(title: string, head: string, body: string): string {
  const menu = menus.national.map((name) => `<li><a href="${prefix}/">${name}</a></li>`).join('')
  return `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>${title}</title>${head}<link rel="alternate" type="application/rss+xml" href="${prefix}/rss/suc-khoe.rss"></head>
<body><header><a class="logo" href="${prefix}/">Nhịp Sống Việt</a><nav class="main-nav"><ul>${menu}</ul></nav></header>
<main class="container">${body}</main>
<footer><p>Báo điện tử mô phỏng phục vụ trình diễn. Không phải cơ quan báo chí.</p><p>Tòa soạn: tầng 5, số 1 đường Mô Phỏng. Đường dây nóng: 000 000 0000</p><a href="${prefix}/noi-bo/ban-in.htm">Bản in</a> <a href="#">RSS</a> <a href="#">Điều khoản sử dụng</a> <a href="#">Liên hệ quảng cáo</a></footer></body></html>`
}
