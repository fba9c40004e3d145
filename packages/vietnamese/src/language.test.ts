import { expect, test } from 'vitest'
import { isForeignText } from './language.ts'
import { foldedTokens } from './tokens.ts'

test.each([
  'Seventeen patients were taken to hospital after eating at a school canteen, the ministry said on Monday evening.',
  'Die Behörden melden siebzehn Erkrankte nach einem Schulessen; das Gesundheitsamt untersucht die Küche und warnt Eltern.',
  'Diecisiete personas fueron hospitalizadas tras comer en un comedor escolar, según informó el ministerio de sanidad.',
])('another language: %s', (text) => expect(isForeignText(foldedTokens(text))).toBe(true))

test.each([
  'Mười bảy học sinh nhập viện sau bữa ăn bán trú, Sở Y tế đã lấy mẫu thức ăn gửi kiểm nghiệm và điều tra nguyên nhân.',
  'muoi bay hoc sinh nhap vien sau bua an ban tru, so y te da lay mau thuc an gui kiem nghiem va dieu tra nguyen nhan',
  't cũng bị nè mn ơi, bs kê 2tr8 t.p.c.n r chỉ đúng quầy của vợ bs ngay cổng, k mua thì k cho tái khám, ai bị giống t k',
  'BIGBANG COACHELLA',
])('Vietnamese, or too short to tell: %s', (text) => expect(isForeignText(foldedTokens(text))).toBe(false))
