import { existsSync } from 'node:fs'
import { need } from './need.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The system's Chromium; null (said aloud) when there is none, an error under CI. */
export function chromiumForTests(): string | null {
  const found = places.find((path) => existsSync(path)) ?? null
  return need('Chromium', found, 'apt-get install chromium')
}
