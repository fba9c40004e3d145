import { Kbd, Switch } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../i18n/start.ts'
import { Dialog } from './dialog.tsx'
import css from './help-dialog.module.css'
import { keepShortcuts, shortcutsOn } from './shortcuts.ts'

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['a', 'acknowledge'],
  ['d', 'dismiss'],
  ['c', 'comment'],
  ['m', 'merge'],
  ['/', 'search'],
  ['?', 'help'],
] as const

/** The list of one-letter shortcuts and the switch that turns them off. */
export function HelpDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [on, setOn] = useState(shortcutsOn)
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')}>
      <dl className={css.keys}>
        {KEYS.map(([key, name]) => (
          <div key={key} className={css.row}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('keys.enabled')}
        checked={on}
        onChange={(event) => {
          setOn(event.currentTarget.checked)
          keepShortcuts(event.currentTarget.checked)
        }}
      />
    </Dialog>
  )
}
