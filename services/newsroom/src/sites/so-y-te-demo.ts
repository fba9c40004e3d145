import type { Story } from '../desk.ts'
import { newestChange, type Page, type Site, type SiteView } from '../site.ts'
import { longDate } from '../vietnam-time.ts'

const prefix = '/so-y-te-demo'
const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

/** Health department portal built by JavaScript only: without a browser its pages are empty. */
export const soYTeDemo: Site = {
  id: 'so-y-te-demo',
  prefix,
  pathOf: (story) => `${prefix}/tin/${story.slug}-${story.number}`,
  answer,
  sources: [
    {
      id: 'so-y-te-demo',
      name: 'Sở Y tế Vĩnh Long',
      method: 'browser',
      path: `${prefix}/`,
      linkPattern: '/so-y-te-demo/tin/[^/]+-\\d+$',
      browserArticles: true,
      tier: 'government',
      province: 'Vĩnh Long',
      owner: 'Sở Y tế tỉnh Vĩnh Long (mô phỏng)',
    },
  ],
}

function answer(path: string, view: SiteView): Page | null {
  const modifiedAt = newestChange(view)
  if (path === `${prefix}/`) return { body: shell('danh-sach'), type: html, modifiedAt: view.openedAt }
  if (path === `${prefix}/ung-dung.js`)
    return { body: script, type: 'text/javascript; charset=utf-8', modifiedAt: view.openedAt }
  if (path === `${prefix}/api/tin.json`)
    return { body: JSON.stringify(view.stories.map(summary)), type: json, modifiedAt }
  return storyAnswer(path, view)
}

function storyAnswer(path: string, view: SiteView): Page | null {
  for (const story of view.stories) {
    const own = soYTeDemo.pathOf(story)
    if (path === own) return { body: shell('bai-viet'), type: html, modifiedAt: view.openedAt }
    if (path === `${prefix}/api${own.slice(prefix.length)}.json`)
      return { body: JSON.stringify(whole(story)), type: json, modifiedAt: story.modifiedAt }
  }
  return null
}

function summary(story: Story) {
  return {
    duong_dan: soYTeDemo.pathOf(story),
    tieu_de: story.title,
    tom_tat: story.sapo,
    ngay: longDate(story.publishedAt),
  }
}

function whole(story: Story) {
  return { ...summary(story), doan: story.text, tac_gia: story.author ?? 'Văn phòng Sở' }
}

function shell(view: string): string {
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Sở Y tế (mô phỏng)</title></head><body><div id="ung-dung" data-trang="${view}">Đang tải dữ liệu…</div><noscript>Vui lòng bật JavaScript để xem trang này.</noscript><script src="${prefix}/ung-dung.js"></script></body></html>`
}

const script = `(async () => {
  const root = document.getElementById('ung-dung');
  const make = (tag, text, parent, props) => {
    const node = Object.assign(document.createElement(tag), props || {});
    if (text) node.textContent = text;
    parent.appendChild(node);
    return node;
  };
  const read = async (url) => (await fetch(url)).json();
  const header = () => {
    const nav = make('nav', '', root);
    for (const name of ['Trang chủ', 'Tin tức', 'Văn bản chỉ đạo', 'Dịch vụ công', 'Công khai giá', 'Hỏi đáp'])
      make('a', name, nav, { href: '${prefix}/' });
  };
  if (root.dataset.trang === 'danh-sach') {
    const list = await read('${prefix}/api/tin.json');
    root.textContent = '';
    header();
    make('h1', 'Tin tức ngành y tế', root);
    for (const item of list) {
      const card = make('section', '', root);
      make('a', item.tieu_de, make('h3', '', card), { href: item.duong_dan });
      make('small', item.ngay, card);
      make('p', item.tom_tat, card);
    }
  } else {
    const item = await read('${prefix}/api' + location.pathname.slice('${prefix}'.length) + '.json');
    root.textContent = '';
    document.title = item.tieu_de + ' - Sở Y tế';
    header();
    const article = make('article', '', root);
    make('h1', item.tieu_de, article);
    make('time', item.ngay, article);
    make('p', item.tom_tat, article, { className: 'tom-tat' });
    for (const line of item.doan) make('p', line, article);
    make('p', item.tac_gia, article, { className: 'tac-gia' });
  }
  make('footer', 'Cổng thông tin mô phỏng phục vụ trình diễn', root);
  document.body.dataset.san = 'roi';
})();
`
