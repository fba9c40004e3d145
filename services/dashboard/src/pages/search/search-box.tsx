import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/start.ts'
import css from './search-box.module.css'

const EXAMPLES = [
  { code: 'ngộ độc học sinh', words: 'syntaxWords' },
  { code: '"sốt xuất huyết"', words: 'syntaxPhrase' },
  { code: '-diễn tập', words: 'syntaxNot' },
  { code: 'sởi OR rubella', words: 'syntaxOr' },
  { code: '(sởi OR rubella) Huế', words: 'syntaxGroup' },
  { code: 'tỉnh:"Đắk Lắk" bệnh:"bạch hầu"', words: 'syntaxField' },
  { code: 'mức:>=3 ngày:"tuần này"', words: 'syntaxRange' },
] as const

/** The words to look for, with the syntax one click away. */
export function SearchBox({ initial, onSearch }: { initial: string; onSearch: (q: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(initial)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <search>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          id="o-tim-kiem"
          type="search"
          size="md"
          aria-label={t('search.box')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={18} stroke={1.7} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={500}
          enterKeyHint="search"
          data-testid="search-box"
        />
        <Button type="submit" size="md">
          {t('search.submit')}
        </Button>
      </form>
      <details className={css.help}>
        <summary>{t('search.syntax')}</summary>
        <dl className={css.syntax}>
          {EXAMPLES.map(({ code, words }) => (
            <div key={code} className={css.line}>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>{t(`search.${words}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </search>
  )
}
