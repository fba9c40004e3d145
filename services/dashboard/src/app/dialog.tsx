import { Drawer, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/start.ts'
import css from './dialog.module.css'

interface DialogProps {
  opened: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
}

/** A question in the middle of the page. Its head is no <header>: that would be a second banner of the page. */
export function Dialog({ opened, onClose, title, children }: DialogProps) {
  const { t } = useWords()
  return (
    <Modal.Root opened={opened} onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={css.head}>
          <Modal.Title className={css.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('app.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** A page beside the page, from the right; the whole width of a phone. */
export function SidePage({ opened, onClose, title, children }: DialogProps) {
  const { t } = useWords()
  return (
    <Drawer.Root opened={opened} onClose={onClose} size="min(720px, 100vw)">
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={css.head}>
          <Drawer.Title className={css.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('app.close')} />
        </div>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
