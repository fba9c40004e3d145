import { describe, expect } from 'vitest'
import { aDoc, minutes } from '../fixtures.ts'
import { coverageTest, idsOf, type OpenCoverage, search } from './open.ts'

const wards = [
  aDoc({
    id: 'soi',
    title: 'Sởi tăng ở Đắk Lắk',
    text: 'Nhiều trẻ mắc sởi phải nhập viện.',
    province: 'Đắk Lắk',
  }),
  aDoc({ id: 'soi-than', title: 'Sỏi thận mùa nóng', text: 'Uống đủ nước.', type: null, province: '' }),
  aDoc({
    id: 'cum',
    title: 'Cúm A/H5N1 trên gia cầm',
    text: 'Ổ dịch cúm gia cầm tại Huế.',
    type: 'outbreak',
    province: 'Huế',
  }),
  aDoc({
    id: 'sxh',
    title: 'Sốt xuất huyết vào mùa',
    text: 'Xuất huyết dưới da là dấu hiệu nặng của sốt.',
    sourceId: 'dai-huyen',
    sourceName: 'Đài Huyện Đông',
    type: 'outbreak',
  }),
]

/** What `Coverage` promises of the query language. */
export function searchingContract(open: OpenCoverage): void {
  const test = coverageTest(open)

  describe('searching', () => {
    test('an empty query finds everything', wards, async (coverage) => {
      expect(await idsOf(coverage, {})).toHaveLength(4)
    })

    test('all words must occur, in the title or the text', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: 'cúm Huế' })).toEqual(['cum'])
      expect(await idsOf(coverage, { q: 'cúm thận' })).toEqual([])
    })

    test('tones are ignored when the words carry none, and matched when they do', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: 'soi' })).toEqual(['soi', 'soi-than'])
      expect(await idsOf(coverage, { q: 'SOI DAK LAK' })).toEqual(['soi'])
      expect(await idsOf(coverage, { q: 'sởi' })).toEqual(['soi'])
      expect(await idsOf(coverage, { q: 'sỏi' })).toEqual(['soi-than'])
    })

    test('a composed and a decomposed letter are the same', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: 'sởi'.normalize('NFD') })).toEqual(['soi'])
    })

    test('a phrase stands together, and never from the title into the text', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: '"sot xuat huyet"' })).toEqual(['sxh'])
      expect(await idsOf(coverage, { q: '"xuất huyết sốt"' })).toEqual([])
      expect(await idsOf(coverage, { q: '"mùa nóng uống"' })).toEqual([])
    })

    test('minus excludes, OR gives alternatives', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: 'soi -thận' })).toEqual(['soi'])
      expect(await idsOf(coverage, { q: 'thận OR "gia cầm"' })).toEqual(['cum', 'soi-than'])
      expect(await idsOf(coverage, { q: '-soi' })).toEqual(['cum', 'sxh'])
    })

    test('fields narrow by source, province and type, with or without tones', wards, async (coverage) => {
      expect(await idsOf(coverage, { q: 'source:dai-huyen' })).toEqual(['sxh'])
      expect(await idsOf(coverage, { q: 'source:"đài huyện đông"' })).toEqual(['sxh'])
      expect(await idsOf(coverage, { q: 'province:hue' })).toEqual(['cum'])
      expect(await idsOf(coverage, { q: 'province:"Đắk Lắk" soi' })).toEqual(['soi'])
      expect(await idsOf(coverage, { q: 'type:outbreak -province:hue' })).toEqual(['sxh'])
      expect(await idsOf(coverage, { q: '-type:outbreak' })).toEqual(['soi', 'soi-than'])
      expect(await idsOf(coverage, { q: 'thận OR type:outbreak' })).toEqual(['cum', 'soi-than', 'sxh'])
    })

    test('a name with a slash is found however its parts are typed', wards, async (coverage) => {
      for (const q of ['A/H5N1', 'h5n1', '"cúm a h5n1"'])
        expect(await idsOf(coverage, { q })).toEqual(['cum'])
    })

    test('a broken query is refused for good, in words for the reader', wards, async (coverage) => {
      for (const q of ['"sốt xuất', 'sốt OR', '?!', 'type:khong-co'])
        await expect(search(coverage, { q })).rejects.toMatchObject({ name: 'PermanentError' })
      await expect(search(coverage, { q: '"sốt' })).rejects.toThrow('ngoặc kép')
    })

    test('characters that mean something to a store are only text', wards, async (coverage) => {
      for (const q of ["cúm' | 'thận", 'cúm & !thận:*', 'cúm <-> (', 'cúm \\ [a TO b] ~2 ^3'])
        await expect(search(coverage, { q })).resolves.toBeDefined()
    })

    test('matches are marked in title and snippet, as text and never as markup', wards, async (coverage) => {
      const [hit] = (await search(coverage, { q: '"gia cam"' })).hits
      expect(hit?.title).toEqual([
        { text: 'Cúm A/H5N1 trên ', hit: false },
        { text: 'gia cầm', hit: true },
      ])
      expect(hit?.snippet).toEqual([
        { text: 'Ổ dịch cúm ', hit: false },
        { text: 'gia cầm', hit: true },
        { text: ' tại Huế.', hit: false },
      ])
    })

    test(
      'by relevance, the title counts more than the text',
      [
        aDoc({
          id: 'trong-bai',
          title: 'Họp báo',
          text: 'Có nhắc bạch hầu một lần.',
          publishedAt: minutes(-1),
        }),
        aDoc({ id: 'tieu-de', title: 'Bạch hầu', text: 'Ca bạch hầu đầu tiên.', publishedAt: minutes(-90) }),
      ],
      async (coverage) => {
        const { hits } = await search(coverage, { q: 'bach hau', sort: 'relevance' })
        expect(hits.map(({ doc }) => doc.id)).toEqual(['tieu-de', 'trong-bai'])
      },
    )
  })
}
