import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits for a session or a sign-in link, and the hash under which it is stored. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** SHA-256 (hex): a stolen table of hashes opens no session. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
