import { randomUUID } from 'node:crypto'
import { type HostTurns, LOOK_MS, TURN_MS, type Turn } from '@chudong/ports'
import type { QueueLog } from './backend.ts'
import { connectRedis, type RedisClient, type RedisPlace } from './redis-connect.ts'

const HOUR = 3_600_000
const SHARED: Turn = { keep: async () => undefined, end: async () => undefined }

/** Time is the server's own; a host's hash goes away when nothing in it matters any more. */
const BEGIN = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local function at(field) return tonumber(redis.call('HGET', KEYS[1], field) or '0') end
local function keepUntil(ms)
  local left = redis.call('PTTL', KEYS[1])
  if left < ms then redis.call('PEXPIRE', KEYS[1], math.ceil(ms)) end
end
`

/** Arguments: interval, owner ("" = shared), length of a turn, an hour, when to look again. Gives the wait; 0 = taken. */
const TAKE = `${BEGIN}
local interval = tonumber(ARGV[1])
local held, free = at('held') - now, at('free') - now
if held > 0 then return math.ceil(held) end
if free > 0 then
  if redis.call('HEXISTS', KEYS[1], 'owner') == 1 then return math.ceil(math.min(free, ARGV[5])) end
  return math.ceil(free)
end
if ARGV[2] == '' then return 0 end
redis.call('HSET', KEYS[1], 'owner', ARGV[2], 'free', now + ARGV[3])
if interval >= at('interval') or at('intervalUntil') < now then
  redis.call('HSET', KEYS[1], 'interval', interval, 'intervalUntil', now + ARGV[4])
end
keepUntil(ARGV[4] + at('interval') + ARGV[3])
return 0
`

/** Arguments: owner, length of a turn, or "" to end it. */
const GO_ON = `${BEGIN}
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], 'free', now + ARGV[2])
else
  redis.call('HDEL', KEYS[1], 'owner')
  redis.call('HSET', KEYS[1], 'free', now + at('interval'))
  keepUntil(at('interval'))
end
return 1
`

/** Argument: milliseconds. */
const HOLD = `${BEGIN}
local wish = now + ARGV[1]
if wish > at('held') then redis.call('HSET', KEYS[1], 'held', wish) end
keepUntil(tonumber(ARGV[1]))
return 1
`

/** Opens the turns of hosts on Redis, in any of its shapes. */
export async function openRedisTurns(place: RedisPlace, name: string, log: QueueLog): Promise<HostTurns> {
  const redis = await connectRedis(place, name, log)
  const keyOf = (host: string) => `chudong:turn:${host}`
  return {
    async take(host, intervalMs) {
      const key = keyOf(host)
      const owner = intervalMs > 0 ? randomUUID() : ''
      const waitMs = Number(await redis.eval(TAKE, 1, key, intervalMs, owner, TURN_MS, HOUR, LOOK_MS))
      if (waitMs > 0) return { waitMs }
      return { turn: owner ? turnOf(redis, key, owner) : SHARED }
    },
    async hold(host, ms) {
      await redis.eval(HOLD, 1, keyOf(host), Math.ceil(ms))
    },
    close: async () => redis.disconnect(),
  }
}

function turnOf(redis: RedisClient, key: string, owner: string): Turn {
  return {
    async keep() {
      await redis.eval(GO_ON, 1, key, owner, TURN_MS)
    },
    async end() {
      await redis.eval(GO_ON, 1, key, owner, '')
    },
  }
}
