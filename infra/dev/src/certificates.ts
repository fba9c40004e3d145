import { spawnSync } from 'node:child_process'
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EngineMissingError } from './missing.ts'

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
const VALID = ['-days', '3650']
const SIGN = ['-CA', 'ca.crt.new', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names.cnf', ...VALID]

/**
 * Makes a certificate authority (ca.crt) and a certificate of 127.0.0.1 signed by it (http.crt, http.key) in a folder
 * that lacks them; gives the path of ca.crt. Throws EngineMissingError without openssl.
 */
export function makeCertificates(folder: string, openssl: string | null): string {
  const authority = join(folder, 'ca.crt')
  if (existsSync(authority)) return authority
  if (openssl === null) throw new EngineMissingError('openssl', 'apt-get install openssl')
  writeFileSync(join(folder, 'names.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
  const run = (...step: string[]) => {
    const answer = spawnSync(openssl, step, { cwd: folder, encoding: 'utf8' })
    if (answer.status !== 0) throw new Error(`openssl ${step[0]} failed: ${answer.stderr}`)
  }
  const subject = '/CN=chudong development authority'
  run('req', '-x509', ...NEW_KEY, ...VALID, '-subj', subject, '-keyout', 'ca.key', '-out', 'ca.crt.new')
  run('req', ...NEW_KEY, '-subj', '/CN=localhost', '-keyout', 'http.key', '-out', 'http.csr')
  run('x509', '-req', '-in', 'http.csr', ...SIGN, '-out', 'http.crt')
  renameSync(`${authority}.new`, authority)
  return authority
}
