import { expect, test } from 'vitest'
import { areTwoHurt, counts, impliedCases, isAssault, tellsOfMany, vagueCases } from './counts.ts'
import { read } from './read.ts'

test.each([
  ['3 người chết, 12 người nhập viện sau bữa tiệc', 15, 3],
  ['Hàng chục người nhập viện nghi ngộ độc', null, null],
  ['Thêm 2 ca sởi, nâng số ca mắc lên 9', 9, null],
  ['Chủ tiệm bánh mì cũng nhập viện cùng 74 người khác', 75, null],
  ['Mười bốn trẻ trong bản sốt, phát ban', 14, null],
  ['Bé gái 9 tuổi tử vong do sốt xuất huyết', 1, 1],
  ['57 công nhân nhập viện, trong đó 5 người nguy kịch', 57, null],
  ['Năm 2024 cả nước có 89 người chết vì dại', null, null],
  ['Bệnh nhân 52 tuổi được tiêm 2 liều 500 mg', null, null],
  ['26 em mắc tay chân miệng, chưa có trường hợp nào tử vong', 26, 0],
  ['Số ca nghi ngộ độc tăng lên 62', 62, null],
  ['hon 20 hoc sinh nhap vien vi ngo doc', 20, null],
  ['Tiêm tiếp 240 học sinh còn lại sau khi 3 em sốt, nôn sau tiêm vắc xin', 3, null],
  ['Dừng tiêm vắc xin sởi cho hơn 240 học sinh, 12 em sốt cao phải nhập viện', 12, null],
  ['Xét nghiệm cho 300 công nhân, phát hiện 12 ca dương tính với bạch hầu', 12, null],
  ['Lấy mẫu 85 học sinh cùng lớp với bệnh nhi, 4 em dương tính', 4, null],
  ['Mời 500 người dân đến tiêm phòng dại sau khi 2 người chết vì chó dại cắn', 2, 2],
  ['30 giáo viên và 800 học sinh vẫn đi học bình thường, 7 em nhập viện vì ngộ độc', 7, null],
  ['7 em mắc thủy đậu, 77 em chưa mắc được tiêm vắc xin', 7, null],
  ['41 học sinh nghỉ học vì sốt cao, sáu em dương tính cúm A', 41, null],
  ['Trạm y tế khám cho 19 người ngộ độc', 19, null],
  ['3 trẻ sốt cao, co giật sau khi được tiêm vắc xin', 3, null],
  ['Cách ly 4 bệnh nhân bạch hầu', 4, null],
  ['Bà cụ co giật, nhà gọi cấp cứu 115, bà được đưa vào viện', 1, null],
  ['36 trên 90 người mắc COVID-19', 36, null],
  ['Hơn ba chục em nhập viện vì ngộ độc', 30, null],
  ['NÓNG: hơn ba chục em học sinh nội trú ở Cao Lãnh, Đồng Tháp vừa được chở đi cấp cứu, đau bụng', 30, null],
  ['Trường có 300 học sinh nội trú, 12 em đau bụng phải nhập viện', 12, null],
  ['120 người dự tiệc bị ngộ độc, phải cấp cứu', 120, null],
  ['120 người dự tiệc, 9 người nhập viện vì ngộ độc', 9, null],
  ['hon ba chuc em nhap vien vi ngo doc', 30, null],
  ['Gần hai chục cháu sốt, phát ban', 20, null],
  ['Ba mươi tư công nhân ngộ độc', 34, null],
  ['Bé gái 9 tuổi và hơn ba chục em khác nhập viện', 31, null],
  ['Hơn chục em nhập viện vì ngộ độc, có bé gái 9 tuổi', null, null],
  ['Vài chục người ngộ độc', null, null],
  ['Gần trăm công nhân nhập viện vì ngộ độc', null, null],
  ['Đây là ca sốt mò thứ sáu trong tháng', 6, null],
  ['Chưa xuất hiện ca sởi thứ hai', null, null],
  ['Hai thợ hồ tắt thở dưới giếng. Ba anh còn lại đang nằm máy', 5, 2],
  ['Bé trai 3 tuổi tử vong do tay chân miệng. Cùng xóm có 9 trẻ khác mắc bệnh', 10, 1],
  ['Con em sốt phát ban từ hôm kia, cùng lớp có thêm 2 bạn nằm viện vì sởi', 3, null],
  ['Đốt than sưởi, bốn mẹ con ngạt khí', 4, null],
  ['Ăn nấm lạ, sáu anh em nôn, hai anh mất', 6, 2],
  ['Phòng trọ 9 chị em thì ba người phát hiện dương tính cúm A', 3, null],
  ['Tám em và hai cô giáo nhập viện vì ngộ độc', 10, null],
  ['12 em thủy đậu, cô giáo cũng lây', 13, null],
  ['Hôm 14/9 chị H. nhập viện vì ngộ độc', 1, null],
  ['Lúc 0 giờ 25 ông co giật, phải đi cấp cứu', null, null],
  ['7 trong số 60 bệnh nhân chạy thận nhiễm viêm gan C', 7, null],
  ['Sản phụ và thai nhi tử vong trong đêm', 2, 2],
  ['Một nữ công nhân chết lâm sàng, đang thở máy', 1, null],
  ['3 anh tê môi, ngưng thở phải bóp bóng suốt đường đi cấp cứu', 3, null],
  ['Hai người nhiễm bệnh than sau khi mổ trâu chết', 2, null],
  ['62 ca sởi trong tuần, tăng 30% so với trung bình bốn tuần trước', 62, null],
  ['5 người mắc sởi, chưa ghi nhận ca nào tử vong', 5, null],
  ['Rò rỉ khí ở bể bơi, 33 học viên nhí nhập viện vì ho', 33, null],
  ['Sáng nay 21 bạn nữ lần lượt xỉu, phải đi cấp cứu', 21, null],
  ['Bệnh viện tiếp nhận tổng cộng 27 người từng dự tiệc, ba người mất nước nặng', 27, null],
  [
    'Thống kê cuối cùng của trung tâm y tế: 118 người, trong đó 37 trẻ nhỏ, cùng ăn gỏi, nhiều người nôn',
    118,
    null,
  ],
  ['Bệnh viện tiếp nhận sáu người ăn phải nấm độc, trước đó một người đã chết tại bản', 7, 1],
  ['Ăn thịt cóc, bé 6 tuổi tử vong, 10 người trong làng phải theo dõi', 11, 1],
  ['Một nam sinh tử vong do bạch hầu, bốn em khác dương tính', 5, 1],
  [
    'Tám trong số 92 bệnh nhân có kết quả viêm gan C dương tính, trong khi đợt tháng 10 năm ngoái tất cả âm tính',
    8,
    null,
  ],
  ['Cô bác trong tổ sốt ly bì, test ra sốt rét hết cả năm đứa', 5, null],
  ['Sáng thứ Năm, mười bốn học sinh nôn, phải nhập viện', 14, null],
  ['Sáu người ăn nồi canh nấm. Bà cụ không qua khỏi, bốn người còn lại vàng da, phải lọc máu', 6, 1],
  ['Vợ tôi nhập viện sáng nay vì ngộ độc. Trong xóm còn 2 chị nữa cũng đang nằm viện', 3, null],
  ['Sản phụ 22 tuổi và thai nhi cùng tử vong tối qua', 2, 2],
  ['Bão làm tốc mái khu điều trị nội trú, 73 bệnh nhân được chuyển sang khu nhà khác', null, null],
  ['Vỡ bình oxy, 2 bệnh nhân, 1 hộ lý bị mảnh văng trúng', 3, null],
  ['Đến chiều tìm thấy chín thi thể, 19 người bị thương', 28, 9],
  ['Thôn mình mất chín người rồi', 9, 9],
  ['Hai vợ chồng tử v0ng, ba con nhỏ nguy kịch', 5, 2],
  ['Mỗi tuần có chừng 15 người bị rắn cắn phải nhập viện', null, null],
  ['Sau nguoi chet, bay nguoi bi thuong', 13, 6],
  ['Sau muoi tam dua tre non, phai nhap vien', 68, null],
  ['Ket qua cho thay nam benh nhan 23 tuoi phai nhap vien vi bach hau', 1, null],
  ['Dau bung keo dai tu sau ca mo lay thai, benh nhan phai nhap vien', 1, null],
  ['Nam chuc em dau bung, phai nhap vien', 50, null],
  ['Hai mot cong nhan nhap vien vi ngo doc', 21, null],
  ['Hăm hai công nhân nhập viện vì ngộ độc', 22, null],
  ['Tram y te tiep nhan sau muoi em bi ngo doc', 60, null],
  ['Vu no hoa chat lam muoi lam nguoi bi thuong', 15, null],
  ['Muoi tam chi em noi ban, sot', 18, null],
  ['Trong xom co 1 cau bi dau mua khi', 1, null],
  ['18 ban an chung, 5 ban nhap vien vi ngo doc', 18, null],
  ['Ca 3 dot tiem, con 2019 co dac tinh giong benh soi', null, null],
  ['Trung tam Y te quan Hai Chau cach ly 5 nguoi mac soi', 5, null],
  ['Dong cua tam thoi sau ca tu vong cua tre 3 thang tuoi', 1, 1],
  ['Nhieu san bay chau A kiem dich vi ca benh dau mua khi', null, null],
  ['Xe 115 dua den benh vien mot nguoi co giat', 1, null],
  ['Lop 1/3: 14 em thuy dau, co giao cung lay', 15, null],
  ['Nua gio sau benh nhan moi co giat, phai nhap vien', 1, null],
  ['Hai vo chong tu vong, ba con nho nguy kich', 5, 2],
  ['Uong thuoc tao bon, nguoi phu nu nguy kich', 1, null],
  ['Uong ruou ngam la, sau anh em non oi, hai anh mat.', 6, 2],
  ['17 em nhức đầu, mắt đỏ vì khói đốt rác', 17, null],
  ['Chi H. nhap vien vi ngo doc', 1, null],
  ['Khoi tu be nuoc thai bay vao khu tro, nhieu nguoi kho tho', null, null],
  ['Me be con chay vao phong cap cuu, con co giat', null, null],
  ['Be bi co giat, nhap vien', 1, null],
  ['Ba Tran Thi M. tu vong do ngo doc nam', 1, 1],
  ['Ban thuoc gia, sau cu o to dan pho uong xong tut huyet ap, di cap cuu', 6, null],
  ['Khoa cap cuu het thuoc, chi con 140 ong, benh nhan nguy kich', 1, null],
  ['Ba cu khong qua khoi, con bon nguoi vang da, phai loc mau', 5, 1],
  ['Có 30 cháu tiêm chủng sáng nay, một cháu sốt cao, co giật', 1, null],
])('%s → %s cases, %s deaths', (text, cases, deaths) => {
  expect(counts(read({ text }))).toEqual({ cases, deaths })
})

test.each([
  ['Hơn chục em nhập viện vì ngộ độc', 10],
  ['Hàng trăm công nhân ngộ độc', 100],
  ['Gần trăm công nhân nhập viện vì ngộ độc', 50],
  ['Hàng trăm người xếp hàng chờ tiêm', 0],
  ['Năm ngoái cả nước có hàng trăm người ngộ độc', 0],
])('%s: at least %s are ill', (text, least) => {
  expect(vagueCases(read({ text }))).toBe(least)
})

test('a text known to be of the ill counts those whom no word of illness counts', () => {
  const implied = (text: string) => impliedCases(read({ text }))
  expect(implied('Ăn cỗ xong ai cũng chạy ra chạy vào, tới giờ là mười ba người rồi')).toBe(13)
  expect(implied('Ông Tư xóm dưới giẫm đinh, tám hôm sau cứng hàm')).toBe(1)
  expect(implied('Nhiều học sinh nhập viện, hai em nặng')).toBeNull()
})

test('who is hurt in an assault, and who is many', () => {
  expect(areTwoHurt(read({ text: 'Người say đánh bị thương bác sĩ và bảo vệ ở khoa cấp cứu' }))).toBe(true)
  expect(areTwoHurt(read({ text: 'Bác sĩ trực và bảo vệ can ngăn, không ai bị thương' }))).toBe(false)
  expect(isAssault(read({ text: 'Điều dưỡng bị đánh gãy sống mũi ngay tại quầy trực' }))).toBe(true)
  expect(isAssault(read({ text: 'Người nhà xông vào chửi bới, không ai bị thương' }))).toBe(false)
  expect(isAssault(read({ text: 'Dieu duong bi nguoi nha benh nhan tat u tai, phai khau ba mui' }))).toBe(
    true,
  )
  expect(isAssault(read({ text: 'Nguoi nha xong vao chui boi, bac si deo khau trang bo di' }))).toBe(false)
  expect(tellsOfMany(read({ text: 'Nhiều nữ sinh ngất sau tiêm vắc xin' }))).toBe(true)
})
