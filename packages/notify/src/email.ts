import { PermanentError } from '@chudong/domain'
import type { Channel } from '@chudong/ports'
import { createTransport } from 'nodemailer'
import { bodyOf, subjectOf } from './message.ts'

export interface EmailOptions {
  /** smtp:// or smtps:// address of the office's mail server, with user and password when it needs them. */
  smtpUrl: string
  from: string
  to: readonly string[]
}

/** E-mail through the office's own SMTP server. The idempotency key travels as Message-ID, so mail clients fold repeats. */
export function openEmail({ smtpUrl, from, to }: EmailOptions): Channel {
  const transport = createTransport(smtpUrl)
  return {
    name: 'email',
    async send({ key, incident, url, reason }) {
      const mail = {
        from,
        to: [...to],
        subject: subjectOf(incident, reason),
        text: bodyOf(incident, url),
        messageId: `<${key}@chudong>`,
      }
      await transport.sendMail(mail).catch((error: unknown) => {
        throw refusedForGood(error)
          ? new PermanentError(`mail server refused: ${String(error)}`, { cause: error })
          : error
      })
    },
    async close() {
      transport.close()
    },
  }
}

/** SMTP answers 5xx never change by waiting (RFC 5321 §4.2.1). */
function refusedForGood(error: unknown): boolean {
  const code =
    typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 500 && code < 600
}
