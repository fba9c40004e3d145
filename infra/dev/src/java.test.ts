import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findJava } from './java.ts'

const dir = mkdtempSync(join(tmpdir(), 'chudong-java-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A program that answers as a Java of this version would. */
function javaOf(version: number): string {
  const home = join(dir, String(version))
  mkdirSync(join(home, 'bin'), { recursive: true })
  const said = `    java.home = ${home}\n    java.specification.version = ${version}\n`
  writeFileSync(join(home, 'bin', 'java'), `#!/bin/sh\nprintf '${said}' >&2\n`)
  chmodSync(join(home, 'bin', 'java'), 0o755)
  return home
}

test('a Java that is too old is passed over for a newer one', () => {
  expect(findJava({ JAVA_HOME: javaOf(11), PATH: join(javaOf(21), 'bin') })).toBe(javaOf(21))
})

test('the Java meant for Elasticsearch goes before every other', () => {
  expect(findJava({ ES_JAVA_HOME: javaOf(17), JAVA_HOME: javaOf(21) })).toBe(javaOf(17))
})

test('a machine with an old Java alone is told what to install', () => {
  expect(() => findJava({ PATH: join(javaOf(11), 'bin') })).toThrow('Java 17 or newer')
})
