export type Language = 'vi' | 'en'

const KEY = 'chudong.language'

/** The language chosen on this device; Vietnamese until someone chooses. */
export function readLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi'
}

/** Remembers the language on this device. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(KEY, language)
}
