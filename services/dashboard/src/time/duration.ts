import type { Language } from '../i18n/language.ts'

const UNITS: Record<Language, { s: string; m: string; h: string; d: string }> = {
  vi: { s: 'giây', m: 'phút', h: 'giờ', d: 'ngày' },
  en: { s: 's', m: 'min', h: 'h', d: 'd' },
}

/** A length of time in ms as people say it: "42 giây", "7 phút", "2 giờ 05", "3 ngày 4 giờ"; negative reads as 0. */
export function formatDuration(ms: number, language: Language): string {
  const unit = UNITS[language]
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (minutes < 1) return `${seconds} ${unit.s}`
  if (hours < 1) return `${minutes} ${unit.m}`
  if (days < 1) return `${hours} ${unit.h} ${String(minutes % 60).padStart(2, '0')}`
  return hours % 24 === 0 ? `${days} ${unit.d}` : `${days} ${unit.d} ${hours % 24} ${unit.h}`
}
