import type { Story } from '../desk.ts'
import { esc, newestChange, olderStories, type Page, type Site, type SiteView } from '../site.ts'
import { dashDate, rssDate } from '../vietnam-time.ts'
import { encodeWindows1258 } from '../windows-1258.ts'
import { advert, menus, readersComments } from './furniture.ts'

const prefix = '/bao-mien-tay'

/** Delta newspaper: old table template in windows-1258, said in <meta> only; RSS in UTF-8 with ragged titles. */
export const baoMienTay: Site = {
  id: 'bao-mien-tay',
  prefix,
  pathOf: (story) => `${prefix}/tin/${story.number}/${story.slug}.html`,
  answer,
  sources: [
    {
      id: 'bao-mien-tay',
      name: 'Báo Miền Tây',
      method: 'feed',
      path: `${prefix}/rss/y-te.rss`,
      tier: 'local',
      province: null,
      owner: 'Báo Miền Tây (mô phỏng)',
    },
  ],
}

function answer(path: string, view: SiteView): Page | null {
  const modifiedAt = newestChange(view)
  if (path === `${prefix}/`) return page(frontPage(view), modifiedAt)
  if (path === `${prefix}/rss/y-te.rss`)
    return { body: feed(view), type: 'text/xml; charset=utf-8', modifiedAt }
  const story = view.stories.find((candidate) => baoMienTay.pathOf(candidate) === path)
  return story === undefined ? null : page(article(story, view), story.modifiedAt)
}

function page(html: string, modifiedAt: Date): Page {
  return { body: encodeWindows1258(html), type: 'text/html', modifiedAt }
}

function feed(view: SiteView): string {
  const items = view.stories.map((story) => {
    const url = view.base + baoMienTay.pathOf(story)
    return `<item>
      <title>
        ${raggedTitle(esc(story.title))}
      </title>
      <link>${url}</link>
      <description><![CDATA[<a href="${url}"><img src="${view.base}/anh/${story.images[0]?.file ?? 'mac-dinh.png'}" width="130" align="left" /></a><br/><p>${esc(story.sapo)}</p>]]></description>
      <pubDate>${rssDate(story.publishedAt)}</pubDate>
      <guid isPermaLink="false">bmt-${story.number}</guid>
    </item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Báo Miền Tây | Y tế</title><link>${view.base}${prefix}/</link><description><![CDATA[<b>Báo Miền Tây</b> - tiếng nói miệt vườn]]></description>
${items.join('\n')}
</channel></rss>`
}

function raggedTitle(title: string): string {
  const words = title.split(' ')
  const half = Math.ceil(words.length / 2)
  return `${words.slice(0, half).join(' ')}\n          ${words.slice(half).join(' ')}`
}

function frontPage(view: SiteView): string {
  const rows = view.stories.map(
    (story) =>
      `<tr><td class="tintuc"><a href="${baoMienTay.pathOf(story)}" class="tieude">${esc(story.title)}</a> <span class="ngay">(${dashDate(story.publishedAt)})</span><br>${esc(story.sapo)}</td></tr>`,
  )
  return shell('Báo Miền Tây - Y tế', `<table class="ds">${rows.join('\n')}</table>`)
}

function article(story: Story, view: SiteView): string {
  const lines = story.text.map((line) => `<div class="doan">${esc(line)}</div>`).join('<br>\n')
  const image = story.images[0]
  const picture =
    image === undefined
      ? ''
      : `<table class="anh" align="center"><tr><td><img src="/anh/${image.file}" width="460"></td></tr><tr><td class="chuthich">${esc(image.caption)}</td></tr></table>`
  const related = olderStories(view, story, 5).map(
    (other) => `<li><a href="${baoMienTay.pathOf(other)}">${esc(other.title)}</a></li>`,
  )
  const comments = readersComments(story.number).map(
    ([name, text]) => `<tr><td class="ykien"><b>${esc(name)}:</b> ${esc(text)}</td></tr>`,
  )
  const main = `<div class="duongdan"><a href="${prefix}/">Trang nhất</a> &raquo; <a href="${prefix}/">Y tế - Sức khỏe</a></div>
<h1 class="tieude_chitiet">${esc(story.title)}</h1><div class="ngay">${dashDate(story.publishedAt)}</div>
<div class="trichdan"><b>(BMT) - ${esc(story.sapo)}</b></div>${picture}
<div id="noidung">${lines}</div>
<div class="tacgia" align="right"><b>${esc(story.author ?? 'BMT')}</b></div>
<div class="qc">${esc(advert(story.number))}</div>
<div class="lienquan"><b>Các tin khác</b><ul>${related.join('')}</ul></div><table class="bangykien">${comments.join('')}</table>`
  return shell(esc(story.title), main)
}

function shell(title: string, main: string): string {
  const menu = menus.delta.map((name) => `<tr><td><a href="${prefix}/">${name}</a></td></tr>`).join('')
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"><title>${title}</title></head>
<body bgcolor="#ffffff"><table width="980" align="center"><tr><td colspan="2"><b>BÁO MIỀN TÂY</b> - Tiếng nói của bà con miệt vườn</td></tr>
<tr><td width="180" valign="top"><table class="menu">${menu}</table></td><td valign="top">${main}</td></tr>
<tr><td colspan="2" class="chantrang">Báo mô phỏng phục vụ trình diễn. Ghi rõ nguồn khi phát hành lại. Lượt truy cập: 12.345.678</td></tr></table></body></html>`
}
