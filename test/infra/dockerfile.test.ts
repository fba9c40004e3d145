import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const text = readFileSync(new URL('infra/Dockerfile', root), 'utf8').replaceAll('\\\n', ' ')
const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
const of = (word: string) =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))

describe('the Dockerfile', () => {
  test('stands on one exact version of Node, new enough for us', () => {
    const base = of('ARG').find((arg) => arg.startsWith('NODE_IMAGE='))
    const [, major = '', minor = ''] = base?.match(/^NODE_IMAGE=node:(\d+)\.(\d+)\.\d+-\w+-slim$/) ?? []
    expect(Number(major) * 1_000 + Number(minor)).toBeGreaterThanOrEqual(20_019)
    for (const image of of('FROM')) expect(image).toMatch(/^\$\{NODE_IMAGE\}( AS \w+)?$/)
  })

  test('installs with the package manager of the tree', () => {
    const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
    for (const install of of('RUN').filter((run) => run.includes('pnpm'))) {
      expect(install).toContain(`npx --yes ${packageManager} install`)
      expect(install).toContain('--frozen-lockfile')
    }
  })

  test('copies only what is there and is let through', () => {
    const ignore = readFileSync(new URL('infra/Dockerfile.dockerignore', root), 'utf8')
    const allowed = ignore.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))
    const copied = of('COPY')
      .filter((copy) => !copy.startsWith('--from'))
      .flatMap((copy) => copy.split(/\s+/).slice(0, -1))
    expect(copied).toContain('package.json')
    for (const source of copied.map((path) => path.replace(/\$\{SERVICE\}/, 'crawler'))) {
      expect(existsSync(new URL(source, root)), source).toBe(true)
      expect(
        allowed.some((path) => source === path || source.startsWith(`${path}/`)),
        source,
      ).toBe(true)
    }
  })

  test('does not run as root, and answers for its health', () => {
    expect(of('USER')).toEqual(['1000:1000'])
    expect(lines.indexOf('USER 1000:1000')).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('RUN')),
    )
    expect(of('HEALTHCHECK').join()).toContain('/health')
  })
})
