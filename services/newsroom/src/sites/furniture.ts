/** Menus, adverts, readers' comments and footers: what surrounds an article on a real page. */
export const menus = {
  national: [
    'Thời sự',
    'Thế giới',
    'Kinh doanh',
    'Giải trí',
    'Thể thao',
    'Pháp luật',
    'Giáo dục',
    'Sức khỏe',
    'Đời sống',
    'Du lịch',
    'Số hóa',
    'Xe',
    'Ý kiến',
    'Tâm sự',
  ],
  delta: [
    'Trang nhất',
    'Chính trị',
    'Nông nghiệp',
    'Kinh tế',
    'Y tế - Sức khỏe',
    'Giáo dục',
    'Văn hóa',
    'An ninh trật tự',
    'Miệt vườn',
    'Bạn đọc',
    'Nhịp cầu nhân ái',
  ],
  quick: ['Nóng', 'Xã hội', 'Y tế', 'Pháp đình', 'Thị trường', 'Bóng đá', 'Sao', 'Công nghệ', 'Video'],
  portal: [
    'Trang nhất',
    'Giới thiệu',
    'Tin tức – Sự kiện',
    'Hoạt động chuyên môn',
    'Văn bản',
    'Truyền thông GDSK',
    'Thủ tục hành chính',
    'Liên hệ',
  ],
}

const adverts = [
  'Khai trương chi nhánh thứ tư – giảm 30% gói khám tổng quát trong tháng này',
  'Máy lọc nước ion kiềm chính hãng, trả góp 0%, lắp đặt tận nhà',
  'Chung cư ven sông, nhận nhà trước Tết, chiết khấu 12% khi thanh toán sớm',
  'Tour Tây Bắc mùa hoa ban 4 ngày 3 đêm, khởi hành thứ năm hằng tuần',
  'Sữa hạt dinh dưỡng cho người bận rộn – mua hai tặng một',
]

const remarks = [
  ['Bạn đọc Gò Công', 'Đọc xong thấy lo quá, mong các cơ quan sớm có thông tin chính thức cho dân yên tâm.'],
  ['minhthu_88', 'Bài viết hữu ích, cảm ơn tòa soạn.'],
  ['Người xa quê', 'Quê mình đó, bữa giờ nghe bà con nói hoài mà không biết thực hư ra sao.'],
  ['Thầy giáo làng', 'Theo tôi nên tuyên truyền thường xuyên hơn chứ đừng đợi có chuyện mới làm.'],
  ['lan.phuong', 'Mọi người bình tĩnh, đừng chia sẻ khi chưa rõ nguồn.'],
  ['Tư Cầu Kè', 'Hay quá, để tui kể cho bà nhà tui nghe.'],
  ['hoangnam1990', 'Ad cập nhật tiếp nhé, hóng.'],
]

/** One advert line, chosen by the story's number so that a page stays the same. */
export function advert(number: number): string {
  return adverts[number % adverts.length] ?? ''
}

/** Two readers' comments, [name, text], chosen by the story's number. */
export function readersComments(number: number): [string, string][] {
  return [number % remarks.length, (number + 3) % remarks.length].map((at) => {
    const [name = '', text = ''] = remarks[at] ?? []
    return [name, text]
  })
}
