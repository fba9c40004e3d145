import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { keepLanguage, type Language, readLanguage } from './language.ts'
import vi from './vi.json' with { type: 'json' }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof vi }
  }
}

/** Loads the words of the chosen language; English is a file of its own that most visits never fetch. */
export async function startLanguage(): Promise<void> {
  const language = readLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi } },
    interpolation: { escapeValue: false },
  })
  await changeLanguage(language)
}

/** Switches the whole page to a language and remembers it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const words = await import('./en.json', { with: { type: 'json' } })
    i18next.addResourceBundle('en', 'translation', words.default)
  }
  keepLanguage(language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}

/** The words (`t`) and the language of the page. */
export function useWords() {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'vi'
  return { t, language }
}

export type Translate = ReturnType<typeof useWords>['t']
