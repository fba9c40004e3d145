import type { Story } from '../desk.ts'
import { esc, newestChange, olderStories, type Page, type Site, type SiteView } from '../site.ts'
import { dayOnly, nukevietDate } from '../vietnam-time.ts'
import { menus } from './furniture.ts'

const prefix = '/cdc-vinh-long'
const list = `${prefix}/vi/news/`
const html = 'text/html; charset=utf-8'

/** Provincial CDC portal in NukeViet's shape: author "Array", the date only in a list beside the headline, broken pubDate in RSS. */
export const cdcVinhLong: Site = {
  id: 'cdc-vinh-long',
  prefix,
  pathOf: (story) => `${list}tin-tuc-su-kien/${story.slug}-${story.number}.html`,
  answer,
  sources: [
    {
      id: 'cdc-vinh-long',
      name: 'CDC Vĩnh Long',
      method: 'list',
      path: list,
      linkPattern: '/cdc-vinh-long/vi/news/[a-z-]+/[^/]+-\\d+\\.html$',
      tier: 'government',
      province: 'Vĩnh Long',
      owner: 'Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long (mô phỏng)',
    },
    {
      id: 'cdc-vinh-long-rss',
      name: 'CDC Vĩnh Long (RSS)',
      method: 'feed',
      path: `${list}rss/`,
      tier: 'government',
      province: 'Vĩnh Long',
      owner: 'Trung tâm Kiểm soát bệnh tật tỉnh Vĩnh Long (mô phỏng)',
      enabled: false,
    },
  ],
}

function answer(path: string, view: SiteView): Page | null {
  const modifiedAt = newestChange(view)
  if (path === `${prefix}/` || path === list) return { body: listPage(view), type: html, modifiedAt }
  if (path === `${list}rss/`) return { body: feed(view), type: 'text/xml; charset=utf-8', modifiedAt }
  const story = view.stories.find((candidate) => cdcVinhLong.pathOf(candidate) === path)
  return story === undefined ? null : { body: article(story, view), type: html, modifiedAt: story.modifiedAt }
}

function feed(view: SiteView): string {
  const items = view.stories.map(
    (story) =>
      `<item><title>${esc(story.title)}</title><link>${view.base}${cdcVinhLong.pathOf(story)}</link><description>${esc(story.sapo)}</description><pubDate>${nukevietDate(story.publishedAt)} GMT+7:00</pubDate></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH VĨNH LONG</title><link>${view.base}${list}</link><description>Tin Tức</description><generator>NukeViet v4.3</generator>
${items.join('\n')}
</channel></rss>`
}

function listPage(view: SiteView): string {
  const panels = view.stories.map(
    (
      story,
    ) => `<div class="panel panel-default clearfix"><h3><a href="${cdcVinhLong.pathOf(story)}" title="${esc(story.title)}">${esc(story.title)}</a></h3>
<p><em class="fa fa-clock-o">&nbsp;</em><em>${nukevietDate(story.publishedAt)}</em> <em class="fa fa-eye">&nbsp;</em><em>Đã xem: ${(story.number * 7) % 900}</em></p><div class="text-justify">${esc(story.sapo)}</div></div>`,
  )
  return shell(
    'Tin Tức',
    '',
    `<div class="news_column">${panels.join('\n')}</div><ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="${list}page-2/">2</a></li></ul>`,
  )
}

function article(story: Story, view: SiteView): string {
  const url = view.base + cdcVinhLong.pathOf(story)
  const image = story.images[0]
  const picture =
    image === undefined
      ? ''
      : `<div class="imghome"><img alt="${esc(image.caption)}" src="/anh/${image.file}" width="460" class="img-thumbnail"></div>`
  const lines = story.text
    .map(
      (line) =>
        `<span style="font-size:12pt"><span style="background:white"><span style="font-family:'Times New Roman',serif">${esc(line)}</span></span></span><br  />\n<br  />`,
    )
    .join('\n')
  const related = olderStories(view, story, 6).map(
    (other) =>
      `<li><em class="fa fa-angle-right">&nbsp;</em><a href="${cdcVinhLong.pathOf(other)}">${esc(other.title)}</a> <em>(${dayOnly(other.publishedAt)})</em></li>`,
  )
  const head = `<meta name="description" content="${esc(story.title)} - Tin Tức -..."><meta property="og:title" content="${esc(story.title)}"><meta property="og:type" content="website"><meta property="og:url" content="${url}"><link rel="canonical" href="${url}">`
  return shell(
    esc(story.title),
    head,
    `<div class="news_column panel panel-default"><div class="panel-body"><h1 class="title margin-bottom-lg">${esc(story.title)}</h1>
<ul class="list-inline"><li>${nukevietDate(story.publishedAt)}</li><li class="hidden-print txtrequired"><em class="fa fa-print">&nbsp;</em><a href="javascript:;">In ra</a></li><li class="hidden-print txtrequired"><a href="javascript:;">Đóng cửa sổ này</a></li></ul>
<div class="clear"></div><div id="hometext" class="hometext m-bottom"><div class="h2">${esc(story.sapo)}</div></div>${picture}
<div id="news-bodyhtml" class="bodytext clearfix">${lines}</div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>${esc(story.author ?? 'Array')}</p></div>
<div class="sosao"><em class="fa fa-thumbs-o-up">&nbsp;</em>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</div></div></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><ul class="related list-inline">${related.join('')}</ul>`,
  )
}

function shell(title: string, head: string, main: string): string {
  const menu = menus.portal
    .map((name) => `<li role="presentation"><a class="dropdown-toggle" href="${list}">${name}</a></li>`)
    .join('')
  return `<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#"><head>
<title>${title}</title><meta name="author" content="Array"><meta name="generator" content="NukeViet v4.3"><meta http-equiv="Content-Type" content="text/html; charset=utf-8">${head}</head>
<body><noscript><div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.</div></noscript>
<div id="header"><h2 class="site_name">TRUNG TÂM KIỂM SOÁT BỆNH TẬT TỈNH VĨNH LONG (MÔ PHỎNG)</h2></div><ul class="nav navbar-nav">${menu}</ul>
<div id="body" class="row"><div class="col-sm-16">${main}</div><div class="col-sm-8"><div class="panel-heading">Thống kê truy cập</div><ul class="counter"><li>Đang truy cập 18</li><li>Hôm nay 1,204</li><li>Tổng lượt truy cập 2,718,281</li></ul><div class="panel-heading">Thăm dò ý kiến</div><p>Bạn đánh giá thế nào về cổng thông tin?</p></div></div>
<footer id="footer"><p>© Bản quyền thuộc về cổng mô phỏng. Mã nguồn NukeViet CMS.</p></footer></body></html>`
}
