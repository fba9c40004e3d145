import { RetryAfterError } from '@chudong/domain'
import { BrowserFailedError } from './browser/open-browser.ts'
import type { FetchErrorCode } from './fetch/fetch-error.ts'
import { fetchErrorCode } from './fetch/fetch-error.ts'
import { ReadingError } from './readers/reading-error.ts'

const WORDS: Record<FetchErrorCode, string> = {
  'forbidden-address': 'Địa chỉ bị cấm: mạng nội bộ hoặc không công khai',
  'bad-scheme': 'Địa chỉ không đúng: chỉ đọc http và https, không kèm tên và mật khẩu',
  'too-many-redirects': 'Trang chuyển hướng quá nhiều lần',
  'too-large': 'Trang quá lớn hoặc nén bất thường',
  'bad-encoding': 'Nội dung nén bị hỏng hoặc không đúng cách nén đã khai',
  'too-slow': 'Máy chủ trả lời quá chậm',
  network: 'Không kết nối được máy chủ',
}

/** Why a source could not be read, in Vietnamese, for the source page. */
export function failureWords(error: unknown): string {
  const code = fetchErrorCode(error)
  if (code) return WORDS[code]
  if (error instanceof ReadingError) return error.message
  if (error instanceof RetryAfterError) return 'Máy chủ đề nghị đọc lại sau'
  if (error instanceof BrowserFailedError) return 'Trình duyệt không dựng được trang'
  return `Lỗi khi đọc nguồn: ${error instanceof Error ? error.message.slice(0, 200) : 'không rõ'}`
}

/** Why an HTTP status is not a page, in Vietnamese. */
export function statusWords(status: number): string {
  if (status === 404 || status === 410) return `Trang không còn (HTTP ${status})`
  if (status === 401 || status === 403 || status === 451) return `Máy chủ không cho đọc (HTTP ${status})`
  if (status === 429 || status === 503) return `Máy chủ đang quá tải (HTTP ${status})`
  return `Máy chủ trả lời HTTP ${status}`
}
