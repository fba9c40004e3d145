import type { IncidentType, LeadField } from '@chudong/domain'
import type { Counts } from './counts.ts'

/** Field whose unit leads on each type of incident (DOMAIN §2, §3). */
const FIELDS: Record<IncidentType, LeadField> = {
  outbreak: 'phòng bệnh',
  'food-poisoning': 'an toàn thực phẩm',
  'medical-incident': 'khám chữa bệnh',
  aefi: 'phòng bệnh',
  'product-safety': 'dược – mỹ phẩm',
  'supply-shortage': 'dược – mỹ phẩm',
  'facility-security': 'khám chữa bệnh',
  misconduct: 'phòng chống tiêu cực',
  environment: 'môi trường y tế',
  misinformation: 'truyền thông',
  'public-reaction': 'truyền thông',
}

/** Severity a type starts from when nothing more is known (DOMAIN §2). */
const FLOORS: Record<IncidentType, number> = {
  outbreak: 2,
  'food-poisoning': 2,
  'medical-incident': 2,
  aefi: 3,
  'product-safety': 2,
  'supply-shortage': 2,
  'facility-security': 2,
  misconduct: 2,
  environment: 2,
  misinformation: 2,
  'public-reaction': 1,
}

/** What raises severity above the floor of the type. */
export interface SeveritySigns extends Counts {
  /** Ill at least, where that is said vaguely ("hàng chục người nhập viện"). */
  atLeast?: number
  /** A group A disease, or a new one not yet explained. */
  dangerous: boolean
  /** Somebody fell ill or was hurt, though not counted. */
  harmed: boolean
  /** It spreads widely: many reactions, "lan truyền", the whole country. */
  wide: boolean
}

/** The professional field, so the lead unit, of an incident type ("aefi" → phòng bệnh). */
export function leadField(type: IncidentType): LeadField {
  return FIELDS[type]
}

/**
 * Lowest severity 1–5 an incident of this type and size may have: the type's floor, raised by people ill and dead,
 * dangerous diseases, harm and spread (DOMAIN §2: ≥5 ill or one death 3, ≥30 ill or ≥2 deaths 4, ≥100 or ≥5 deaths 5).
 */
export function severityFloor(type: IncidentType, signs: SeveritySigns): number {
  const ill = Math.max(signs.cases ?? 0, signs.atLeast ?? 0)
  const dead = signs.deaths ?? 0
  const raised = [FLOORS[type], bySize(ill, dead)]
  if (signs.dangerous && type === 'outbreak') raised.push(4)
  if (dead >= 1 && (type === 'food-poisoning' || type === 'aefi')) raised.push(4)
  if (signs.harmed && (type === 'product-safety' || type === 'facility-security')) raised.push(3)
  if (signs.wide && type === 'misinformation') raised.push(3)
  if (signs.wide && type === 'public-reaction') raised.push(2)
  return Math.max(...raised)
}

function bySize(ill: number, dead: number): number {
  if (ill >= 100 || dead >= 5) return 5
  if (ill >= 30 || dead >= 2) return 4
  return ill >= 5 || dead >= 1 ? 3 : 1
}
