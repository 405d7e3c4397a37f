"""The Lua scripts: what must happen in one piece on a Redis or Valkey server.

A room's keys all carry the hash tag `{room}`: `log` (a list: the hash before, then the data), `head` (epoch, hash,
code), `private` (a hash by version), `about:<person>` (a set of versions), `persons` (a set). Only the table of join
codes is common to all rooms, so this wants one server, or one with replicas; not a cluster.
"""

from __future__ import annotations

ADD = """
-- hash: after all; first: where in ARGV the triples begin (line, private or '', concerned persons as JSON)
local function add(log, head, private, persons, about, news, hash, first)
  local version = redis.call('LLEN', log)
  for i = first, #ARGV, 3 do
    redis.call('RPUSH', log, ARGV[i])
    version = version + 1
    if ARGV[i + 1] ~= '' then
      redis.call('HSET', private, version, ARGV[i + 1])
      for _, person in ipairs(cjson.decode(ARGV[i + 2])) do
        redis.call('SADD', about .. person, version)
        redis.call('SADD', persons, person)
      end
    end
  end
  redis.call('HSET', head, 'hash', hash)
  local epoch = redis.call('HGET', head, 'epoch')
  redis.call('PUBLISH', news, version)
  return {'ok', epoch, version, hash}
end
"""

CREATE = (
    ADD
    + """
-- KEYS: log head private persons about news codes; ARGV: code, room, hash after, triples
if redis.call('HEXISTS', KEYS[7], ARGV[1]) == 1 then return {'taken', ARGV[1]} end
if redis.call('EXISTS', KEYS[2]) == 1 then return {'taken', ARGV[2]} end
redis.call('HSET', KEYS[7], ARGV[1], ARGV[2])
redis.call('HSET', KEYS[2], 'epoch', 1, 'code', ARGV[1])
return add(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV[3], 4)
"""
)

APPEND = (
    ADD
    + """
-- KEYS: log head private persons about news debt
-- ARGV: expected version, expected hash, hash after, length of a hash, person to scrub or '', triples
local known = redis.call('HMGET', KEYS[2], 'epoch', 'hash')
if not known[1] then return {'gone'} end
local version = redis.call('LLEN', KEYS[1])
local expected = tonumber(ARGV[1])
local arrived = false
if version ~= expected or known[2] ~= ARGV[2] then
  local after = redis.call('LINDEX', KEYS[1], expected)
  if not after or string.sub(after, 1, tonumber(ARGV[4])) ~= ARGV[2] then return {'diverged'} end
  arrived = version == expected + (#ARGV - 5) / 3 and known[2] == ARGV[3]
  if not arrived then return {'stale', known[1], version, known[2]} end
end
if ARGV[5] ~= '' then
  local about = KEYS[5] .. ARGV[5]
  for _, one in ipairs(redis.call('SMEMBERS', about)) do redis.call('HDEL', KEYS[3], one) end
  redis.call('DEL', about)
  redis.call('SREM', KEYS[4], ARGV[5])
  redis.call('SET', KEYS[7], 'owed')
end
if arrived then return {'ok', known[1], version, known[2]} end
return add(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV[3], 6)
"""
)

RAISE_EPOCH = """
-- KEYS: log head news
if redis.call('EXISTS', KEYS[2]) == 0 then return {'gone'} end
local epoch = redis.call('HINCRBY', KEYS[2], 'epoch', 1)
local version = redis.call('LLEN', KEYS[1])
redis.call('PUBLISH', KEYS[3], 'epoch')
return {'ok', epoch, version, redis.call('HGET', KEYS[2], 'hash')}
"""

REPLACE = (
    ADD
    + """
-- KEYS: log head private persons about news debt; ARGV: expected version, expected hash, hash after, triples
local known = redis.call('HMGET', KEYS[2], 'epoch', 'hash')
if not known[1] then return {'gone'} end
local version = redis.call('LLEN', KEYS[1])
if version ~= tonumber(ARGV[1]) or known[2] ~= ARGV[2] then return {'stale', known[1], version, known[2]} end
for _, person in ipairs(redis.call('SMEMBERS', KEYS[4])) do redis.call('DEL', KEYS[5] .. person) end
redis.call('DEL', KEYS[1], KEYS[3], KEYS[4])
redis.call('HINCRBY', KEYS[2], 'epoch', 1)
redis.call('SET', KEYS[7], 'owed')
redis.call('PUBLISH', KEYS[6], 'epoch')
return add(KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], ARGV[3], 4)
"""
)

ERASE = """
-- KEYS: log head private persons about news debt codes
local code = redis.call('HGET', KEYS[2], 'code')
if not code then return 0 end
for _, person in ipairs(redis.call('SMEMBERS', KEYS[4])) do redis.call('DEL', KEYS[5] .. person) end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4])
redis.call('HDEL', KEYS[8], code)
redis.call('SET', KEYS[7], 'owed')
redis.call('PUBLISH', KEYS[6], 'erased')
return 1
"""

TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""

DROP = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"

SWAP = """
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) return 1 end
return 0
"""
