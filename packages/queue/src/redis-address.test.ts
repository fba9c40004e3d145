import { describe, expect, test } from 'vitest'
import { nameOf, readRedisAddress } from './redis-address.ts'

const read = (url: string) => readRedisAddress(url)

describe('the address of Redis', () => {
  test('one server, with and without the parts that may be left out', () => {
    expect(read('redis://localhost')).toMatchObject({
      shape: 'single',
      hosts: [{ host: 'localhost', port: 6379 }],
      tls: false,
      username: null,
      password: null,
      db: 0,
    })
    expect(read('redis://so-y-te:m%40t%20kh%E1%BA%A9u@redis.cdc:6380/3')).toMatchObject({
      hosts: [{ host: 'redis.cdc', port: 6380 }],
      username: 'so-y-te',
      password: 'm@t khẩu',
      db: 3,
    })
    expect(read('redis://:a/b@c@h').password).toBe('a/b@c')
    expect(read('redis://:100%@h')).toMatchObject({ username: null, password: '100%' })
    expect(read('redis://[::1]:7000/0').hosts).toEqual([{ host: '::1', port: 7000 }])
    expect(read('rediss://h').tls).toBe(true)
    expect(read('unix:///run/redis/redis.sock?db=2')).toMatchObject({
      shape: 'socket',
      hosts: [],
      socket: '/run/redis/redis.sock',
      db: 2,
    })
  })

  test('sentinels with the name of their master', () => {
    const address = read('rediss+sentinel://u:p@a:1,b,[::1]:3/chinh/4?sentinelPassword=s')
    expect(address).toMatchObject({
      shape: 'sentinel',
      hosts: [
        { host: 'a', port: 1 },
        { host: 'b', port: 26379 },
        { host: '::1', port: 3 },
      ],
      master: 'chinh',
      tls: true,
      username: 'u',
      password: 'p',
      sentinelPassword: 's',
      db: 4,
    })
  })

  test('nodes of a cluster', () => {
    expect(read('redis+cluster://a:7000,b:7001')).toMatchObject({
      shape: 'cluster',
      hosts: [
        { host: 'a', port: 7000 },
        { host: 'b', port: 7001 },
      ],
      db: 0,
    })
  })

  test('a broken one is refused with its reason, never with its password', () => {
    const broken = [
      'http://h',
      'redis:h',
      'redis://:bimat@a:1,b:2',
      'redis+sentinel://:bimat@a:1',
      'redis+cluster://:bimat@a:1/2?db=2',
      'redis://:bimat@h/tên',
      'redis://:bimat@h:99999',
      'redis://:bimat@h:port',
      'unix://:bimat@/',
    ]
    for (const url of broken) {
      expect(() => read(url), url).toThrow(/REDIS_URL cannot be read/)
      expect(() => read(url), url).not.toThrow(/bimat/)
    }
  })

  test('is shown without user and password', () => {
    for (const url of [
      'redis://ten:bimat@h:1/2',
      'redis+sentinel://ten:bimat@a:1,b:2/chinh?sentinelPassword=bimat',
      'redis+cluster://ten:bimat@a:1,b:2',
    ])
      expect(nameOf(read(url))).not.toMatch(/bimat|ten/)
    expect(nameOf(read('redis+sentinel://:p@a:1,b/chinh'))).toBe(
      'Redis "chinh" behind the sentinels a:1, b:26379',
    )
  })
})
