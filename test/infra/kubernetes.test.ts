import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { envNames } from '@chudong/runtime'
import { Deployment } from 'kubernetes-models/apps/v1'
import { CronJob } from 'kubernetes-models/batch/v1'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Namespace, PersistentVolumeClaim, Secret, Service } from 'kubernetes-models/v1'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'infra', 'kubernetes')

/** Kinds that may stand in our manifests: how to check one, and where its type is. */
const kinds = {
  'apps/v1 Deployment': Deployment,
  'batch/v1 CronJob': CronJob,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Namespace': Namespace,
  'v1 PersistentVolumeClaim': PersistentVolumeClaim,
  'v1 Secret': Secret,
  'v1 Service': Service,
}
type Known = keyof typeof kinds

interface Manifest {
  file: string
  body: { apiVersion: string; kind: string; metadata: { name: string } }
}

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
const manifests: Manifest[] = files.flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => ({
    file,
    body: document.toJS(),
  })),
)
const nameOf = ({ file, body }: Manifest) => `${file}: ${body.kind} ${body.metadata.name}`
const kindOf = (body: Manifest['body']) => `${body.apiVersion} ${body.kind}` as Known

function check(body: Manifest['body']): void {
  // The classes differ in what they take, and a manifest is what it is: their check tells.
  const Kind = kinds[kindOf(body)] as unknown as new (data: object) => { validate(): void }
  if (!Kind) throw new Error(`no manifest of ours is a ${kindOf(body)}`)
  new Kind(body).validate()
}

/** What the compiler says of manifests written as values of Kubernetes' types: an unknown field is an error there. */
function compile(bodies: readonly Manifest['body'][]): string {
  const place = mkdtempSync(join(root, 'test', 'node_modules', '.manifests-'))
  try {
    const lines = bodies.map((body, i) => {
      const module = `kubernetes-models/${body.apiVersion}`
      return `import type { I${body.kind} as K${i} } from '${module}'\nexport const m${i}: K${i} = ${JSON.stringify(body)}\n`
    })
    writeFileSync(join(place, 'manifests.ts'), lines.join(''))
    const options = [
      '--noEmit',
      '--ignoreConfig',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--types',
      '',
    ]
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    return spawnSync(process.execPath, [tsc, ...options, join(place, 'manifests.ts')], { encoding: 'utf8' })
      .stdout
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

describe('the Kubernetes manifests', () => {
  test.each(manifests.map((manifest) => [nameOf(manifest), manifest.body] as const))(
    '%s fits the schema of its kind',
    (_name, body) => {
      expect(() => check(body)).not.toThrow()
    },
  )

  test('a value of the wrong kind is noticed', () => {
    const wrong = structuredClone(manifests.find(({ body }) => body.kind === 'Deployment')?.body)
    Object.assign(wrong ?? {}, { spec: { replicas: 'two', selector: {}, template: {} } })
    expect(() => check(wrong as Manifest['body'])).toThrow('replicas')
  })

  test('no field is one that Kubernetes does not know', () => {
    expect(compile(manifests.map(({ body }) => body))).toBe('')
  }, 60_000)

  test('a misspelt field is noticed', () => {
    const one = manifests.find(({ body }) => body.kind === 'Deployment')?.body
    const misspelt = JSON.parse(JSON.stringify(one).replaceAll('readinessProbe', 'readynessProbe'))
    expect(compile([misspelt])).toContain('readynessProbe')
  }, 60_000)

  test('are all named by the kustomization, but the examples', () => {
    const { resources, images } = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'))
    expect([...resources].sort()).toEqual(files.filter((name) => !name.includes('.example.')).sort())
    const used = JSON.stringify(manifests).match(/"image":"[^"]+"/g) ?? []
    const named = images.map(({ name }: { name: string }) => `"image":"${name}"`)
    expect(new Set(used)).toEqual(new Set(named))
  })
})

interface Container {
  name: string
  image: string
  env?: { name: string }[]
  securityContext: object
  livenessProbe?: { httpGet: { path: string } }
  readinessProbe?: { httpGet: { path: string } }
  resources: { limits: object; requests: object }
}
interface Pod {
  securityContext: object
  automountServiceAccountToken: boolean
  containers: Container[]
}

const pods: [string, Pod][] = manifests.flatMap(({ body }) => {
  const { spec } = body as unknown as {
    spec?: { template?: { spec: Pod }; jobTemplate?: { spec: { template: { spec: Pod } } } }
  }
  const pod = spec?.template?.spec ?? spec?.jobTemplate?.spec.template.spec
  return pod ? [[body.metadata.name, pod]] : []
})

describe.each(pods)('the pods of %s', (_name, pod) => {
  test('run without root and rights, on a file system they cannot write, within limits', () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(pod.automountServiceAccountToken).toBe(false)
    for (const { securityContext, resources } of pod.containers) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(resources.limits).toHaveProperty('memory')
      expect(resources.requests).toHaveProperty('cpu')
    }
  })

  test('are made from a service that exists and are told what it reads', () => {
    for (const { image, env = [] } of pod.containers) {
      expect(existsSync(join(root, 'services', image.replace('chudong/', ''), 'src', 'main.ts'))).toBe(true)
      for (const { name } of env) expect(envNames).toContain(name)
    }
  })
})

test.each(pods.filter(([name]) => name !== 'backup'))(
  'the pods of %s are asked for their health and whether they are ready',
  (_name, { containers: [service] }) => {
    expect(service?.livenessProbe?.httpGet.path).toBe('/health')
    expect(service?.readinessProbe?.httpGet.path).toBe('/ready')
  },
)

test('every service has its deployment and its disruption budget', () => {
  for (const kind of ['Deployment', 'PodDisruptionBudget']) {
    const named = manifests.filter(({ body }) => body.kind === kind).map(({ body }) => body.metadata.name)
    expect(named.sort()).toEqual(['alerter', 'api', 'classifier', 'crawler'])
  }
})

test('what the configuration and the secrets say is what the services read', () => {
  const told = manifests.flatMap(({ body }) => {
    const { data, stringData } = body as { data?: object; stringData?: object }
    return Object.keys({ ...data, ...stringData })
  })
  expect(told).toContain('DATABASE_URL')
  for (const name of told) expect(envNames).toContain(name)
})
