import type { CoverageFilter } from '@chudong/domain'
import { minutes } from '../../fixtures.ts'
import { all, any, bare, everything, no, titled, toned, type Wanted, where } from './oracle.ts'

export interface Question {
  filter: Partial<CoverageFilter>
  wanted: Wanted
}

const q = (text: string, wanted: Wanted): Question => ({ filter: { q: text }, wanted })
const day = (text: string) => Date.parse(`${text}T00:00:00+07:00`)
const published = (from: string | null, to: string | null) =>
  where(
    ({ publishedAt: at }) =>
      (from === null || at.getTime() >= day(from)) && (to === null || at.getTime() < day(to)),
  )
const severity = (fits: (level: number) => boolean) =>
  where((doc) => doc.severity !== null && fits(doc.severity))
const province = (name: string) => where((doc) => doc.province === name)
const disease = (name: string) => where(({ diseases }) => diseases.includes(name))

/** What people ask, each with the answer in plain code. Asked at eight in the morning of Tuesday, 24 November 2026. */
export const questions: readonly Question[] = [
  // Words.
  q('', everything),
  q('sốt', toned('sốt')),
  q('sot', bare('sot')),
  q('sởi', toned('sởi')),
  q('soi', bare('soi')),
  q('SOI', bare('soi')),
  q('sỏi thận', all(toned('sỏi'), toned('thận'))),
  q('ngo doc', all(bare('ngo'), bare('doc'))),
  q('ngộ độc thực phẩm', all(toned('ngộ'), toned('độc'), toned('thực'), toned('phẩm'))),
  q('bệnh viện thiếu thuốc', all(toned('bệnh'), toned('viện'), toned('thiếu'), toned('thuốc'))),
  q('hòa nhập', all(toned('hòa'), toned('nhập'))),
  q('hoà nhập', all(toned('hòa'), toned('nhập'))),
  q('sốt xuất huyết'.normalize('NFD'), all(toned('sốt'), toned('xuất'), toned('huyết'))),
  q('khongcotunay', bare('khongcotunay')),
  q('h5n1', bare('h5n1')),
  q('cúm A/H5N1', all(toned('cúm'), bare('a h5n1'))),
  q('đồng', toned('đồng')),
  q('dong', bare('dong')),
  // Phrases.
  q('"sốt xuất huyết"', toned('sốt xuất huyết')),
  q('"sot xuat huyet"', bare('sot xuat huyet')),
  q('“xuất huyết dưới da”', toned('xuất huyết dưới da')),
  q('"huyet xuat"', bare('huyet xuat')),
  q('"tay chan mieng" "nhap vien"', all(bare('tay chan mieng'), bare('nhap vien'))),
  q('"bo y te hop khan"', bare('bo y te hop khan')),
  q('"mắc sốt"', toned('mắc sốt')),
  q('"mua mua sang nay"', bare('mua mua sang nay')),
  // Minus, OR, groups.
  q('sốt -xuất', all(toned('sốt'), no(toned('xuất')))),
  q('-sot', no(bare('sot'))),
  q('cum -"h5n1"', all(bare('cum'), no(bare('h5n1')))),
  q('sởi OR "ho gà"', any(toned('sởi'), toned('ho gà'))),
  q('bach hau OR tay chan', any(all(bare('bach'), bare('hau')), all(bare('tay'), bare('chan')))),
  q('(sởi OR tả) Huế', all(any(toned('sởi'), toned('tả')), toned('huế'))),
  q('(soi OR "ho ga") -hue', all(any(bare('soi'), bare('ho ga')), no(bare('hue')))),
  q('-(sốt OR cúm)', no(any(toned('sốt'), toned('cúm')))),
  q('dại (chợ OR (bếp -học))', all(toned('dại'), any(toned('chợ'), all(toned('bếp'), no(toned('học')))))),
  q('Cúm (tại Huế', all(toned('cúm'), toned('tại'), toned('huế'))),
  // Fields.
  q(
    'source:bao-song-que',
    where(({ sourceId }) => sourceId === 'bao-song-que'),
  ),
  q(
    'nguồn:"dai huyen dong"',
    where(({ sourceId }) => sourceId === 'dai-huyen-dong'),
  ),
  q('-source:bao-song-que sởi', all(no(where((doc) => doc.sourceId === 'bao-song-que')), toned('sởi'))),
  q('tỉnh:"Đắk Lắk"', province('Đắk Lắk')),
  q('province:hue', province('Huế')),
  q('tỉnh:"Bến Tre"', province('Vĩnh Long')),
  q('tỉnh:tphcm cúm', all(province('TP. Hồ Chí Minh'), toned('cúm'))),
  q('-tỉnh:"hà nội"', no(province('Hà Nội'))),
  q(
    'type:outbreak',
    where(({ type }) => type === 'outbreak'),
  ),
  q(
    'loại:"ngộ độc thực phẩm" OR tả',
    any(
      where(({ type }) => type === 'food-poisoning'),
      toned('tả'),
    ),
  ),
  q('-type:outbreak', no(where(({ type }) => type === 'outbreak'))),
  q(
    'hạng:"diễn đàn"',
    where(({ tier }) => tier === 'forum'),
  ),
  q(
    'decision:auto -tier:social',
    all(
      where((doc) => doc.decision === 'auto'),
      no(where((doc) => doc.tier === 'social')),
    ),
  ),
  q('bệnh:"sốt xuất huyết"', disease('sốt xuất huyết')),
  q('benh:cum -disease:soi', all(disease('cúm'), no(disease('sởi')))),
  q(
    'vụ:ev-7',
    where(({ eventId }) => eventId === 'ev-7'),
  ),
  q('-event:ev-7', no(where(({ eventId }) => eventId === 'ev-7'))),
  q('tít:soi', titled('soi')),
  q('title:"bo y te" cảnh', all(titled('bo y te'), toned('cảnh'))),
  // Numbers.
  q(
    'mức:>=3',
    severity((level) => level >= 3),
  ),
  q(
    'severity:5',
    severity((level) => level === 5),
  ),
  q(
    'mức:2..4 sởi',
    all(
      severity((level) => level >= 2 && level <= 4),
      toned('sởi'),
    ),
  ),
  q('-mức:>1', no(severity((level) => level > 1))),
  q(
    'ca:>=100',
    where(({ cases }) => cases !== null && cases >= 100),
  ),
  q(
    'chết:>0 -ca:<50',
    all(
      where((doc) => (doc.deaths ?? 0) > 0),
      no(where((doc) => doc.cases !== null && doc.cases < 50)),
    ),
  ),
  q(
    'deaths:0',
    where(({ deaths }) => deaths === 0),
  ),
  // Days.
  q('ngày:20/11/2026', published('2026-11-20', '2026-11-21')),
  q('date:"20-11-2026"', published('2026-11-20', '2026-11-21')),
  q('date:2026-11-01..2026-11-07', published('2026-11-01', '2026-11-08')),
  q('ngày:1/11/2026..7/11/2026 sởi', all(published('2026-11-01', '2026-11-08'), toned('sởi'))),
  q('ngày:"hôm qua"', published('2026-11-23', '2026-11-24')),
  q('ngày:hôm nay', published('2026-11-24', '2026-11-25')),
  q(
    'ngày:"tuần này" mức:>=4',
    all(
      published('2026-11-23', '2026-11-30'),
      severity((level) => level >= 4),
    ),
  ),
  q('ngày:"tuần trước"', published('2026-11-16', '2026-11-23')),
  q('ngày:"tháng trước"', published('2026-10-01', '2026-11-01')),
  q('date:11/2026', published('2026-11-01', '2026-12-01')),
  q('ngày:>=20/11 -cúm', all(published('2026-11-20', null), no(toned('cúm')))),
  q('-ngày:<1/11/2026', no(published(null, '2026-11-01'))),
  q('(ngày:hôm qua OR ngày:hôm kia) tỉnh:huế', all(published('2026-11-22', '2026-11-24'), province('Huế'))),
  // Filters beside the words.
  {
    filter: { type: ['outbreak', 'aefi'] },
    wanted: where(({ type }) => type === 'outbreak' || type === 'aefi'),
  },
  { filter: { q: 'soi', province: ['Huế'] }, wanted: all(bare('soi'), province('Huế')) },
  {
    filter: { tier: ['local', 'forum'], decision: ['ask'], healthOnly: true },
    wanted: where((doc) => ['local', 'forum'].includes(doc.tier) && doc.decision === 'ask' && doc.health),
  },
  {
    filter: { disease: ['cúm', 'tả'], q: '-sốt' },
    wanted: all(any(disease('cúm'), disease('tả')), no(toned('sốt'))),
  },
  {
    filter: { from: minutes(-3 * 24 * 60), to: minutes(-24 * 60), sourceId: ['so-y-te-mau', 'bao-song-que'] },
    wanted: where(
      ({ publishedAt, sourceId }) =>
        publishedAt >= minutes(-3 * 24 * 60) &&
        publishedAt < minutes(-24 * 60) &&
        ['so-y-te-mau', 'bao-song-que'].includes(sourceId),
    ),
  },
]
