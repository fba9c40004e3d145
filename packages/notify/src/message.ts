import type { Incident } from '@chudong/domain'

const typeNames: Record<Incident['type'], string> = {
  outbreak: 'Dịch bệnh',
  'food-poisoning': 'Ngộ độc thực phẩm',
  'medical-incident': 'Sự cố y khoa',
  aefi: 'Sau tiêm chủng',
  'product-safety': 'An toàn sản phẩm',
  'supply-shortage': 'Thiếu thuốc, vật tư',
  'facility-security': 'An ninh cơ sở y tế',
  misconduct: 'Tiêu cực, sai phạm',
  environment: 'Môi trường',
  misinformation: 'Nghi tin sai sự thật',
  'public-reaction': 'Bức xúc dư luận',
}

const reasons = { raised: '', 'severity-changed': 'Tăng mức độ: ', reopened: 'Mở lại: ' } as const

/** Subject line of a message about an incident, e.g. `[Mức 4] Ngộ độc thực phẩm – Vĩnh Long: 45 công nhân nhập viện…`. */
export function subjectOf(incident: Incident, reason: keyof typeof reasons): string {
  const place = incident.province || 'chưa rõ địa bàn'
  const title = incident.title.replace(/\s+/g, ' ').slice(0, 140)
  return `[Mức ${incident.severity}] ${reasons[reason]}${typeNames[incident.type]} – ${place}: ${title}`
}

/** Plain text of a message: what, where, how many, why it was raised, and where to open it. Never HTML. */
export function bodyOf(incident: Incident, url: string | null): string {
  const counts = [counted(incident.cases, 'ca'), counted(incident.deaths, 'tử vong')]
    .filter(Boolean)
    .join(', ')
  return [
    incident.title,
    `Loại: ${typeNames[incident.type]} · Mức độ: ${incident.severity}/5 · Địa bàn: ${incident.province || 'chưa rõ'}`,
    counts === '' ? null : `Số liệu nêu trong bài: ${counts}`,
    `Nguồn: ${incident.items} tin từ ${incident.sources} nguồn · Mã: ${incident.id}`,
    '',
    ...incident.reasons.slice(0, 3).map((reason) => `– “${reason.quote.slice(0, 300)}”`),
    '',
    url ? `Mở sự cố: ${url}` : null,
    'Hệ thống chỉ nêu nghi vấn; kết luận do người có thẩm quyền đưa ra.',
  ]
    .filter((line) => line !== null)
    .join('\n')
}

function counted(value: number | null, unit: string) {
  return value === null ? '' : `${value} ${unit}`
}
