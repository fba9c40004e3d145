import { z } from '@hono/zod-openapi'

const [english, vietnamese] = [z.locales.en(), z.locales.vi()]

/** What an officer calls the fields that forms have. */
const FIELDS: Readonly<Record<string, string>> = {
  email: 'Thư điện tử',
  password: 'Mật khẩu',
  name: 'Họ tên',
  role: 'Vai trò',
  unit: 'Đơn vị',
  title: 'Tiêu đề',
  text: 'Nội dung',
  claim: 'Nội dung tin đồn',
  url: 'Địa chỉ',
  note: 'Ghi chú',
  reason: 'Lý do',
  province: 'Tỉnh, thành',
  happenedAt: 'Thời điểm',
  issuedAt: 'Ngày công bố',
  from: 'Từ ngày',
  to: 'Đến ngày',
  q: 'Câu tìm',
}

type Issue = z.core.$ZodIssue

/** What is wrong with one field, for an officer: a schema's own sentence, or the library's in Vietnamese. */
export function toldIssue(issue: Issue): { field: string; reason: string } {
  const field = issue.path.join('.')
  return { field: FIELDS[field] ?? field, reason: reasonOf(issue) }
}

function reasonOf(issue: Issue): string {
  // What came instead is not told in the issue, so that the library cannot say it again.
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return 'còn thiếu hoặc sai kiểu'
  if (issue.message !== said(english, issue)) return issue.message
  if (issue.code === 'too_small' && issue.origin === 'string') return `cần ít nhất ${issue.minimum} ký tự`
  if (issue.code === 'too_big' && issue.origin === 'string') return `nhiều nhất ${issue.maximum} ký tự`
  return said(vietnamese, issue) ?? issue.message
}

function said({ localeError }: z.core.$ZodConfig, issue: Issue): string | undefined {
  const told = localeError?.(issue as z.core.$ZodRawIssue)
  return typeof told === 'string' ? told : told?.message
}
