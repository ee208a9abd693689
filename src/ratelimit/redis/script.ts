/**
 * The token bucket of `bucket.ts` as a script of Redis, which runs it whole: nobody else's command comes between its reading and its writing.
 *
 * The clock is Redis's own, so that replicas whose clocks differ share one bucket. Whole numbers up to 10¹⁵ are exact in Lua's doubles as in
 * JavaScript's; `%.0f` keeps Lua from shortening them.
 */

/** KEYS: the bucket. ARGV: cost and burst in units, units a microsecond. Gives whether it was allowed, the debt, and Redis's time in microseconds. */
export const TAKE_SCRIPT = `
local cost, capacity, refill = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local kept = redis.call('GET', KEYS[1])
local debt, at = 0, now
if kept then
  local keptDebt, keptAt = string.match(kept, '^(%d+) (%d+)$')
  if keptDebt then debt, at = tonumber(keptDebt), tonumber(keptAt) end
end
debt = math.max(0, debt - math.max(0, now - at) * refill)
at = math.max(now, at)
local allowed = 0
if debt + cost <= capacity then
  allowed = 1
  debt = debt + cost
end
if debt > 0 then
  local milliseconds = math.ceil((debt / refill + at - now) / 1000) + 1
  redis.call('SET', KEYS[1], string.format('%.0f %.0f', debt, at), 'PX', string.format('%.0f', milliseconds))
elseif kept then
  redis.call('DEL', KEYS[1])
end
return {allowed, string.format('%.0f', debt), string.format('%.0f', now)}
`;

/** Arguments with which the script writes, whatever was there before: one unit out of a bucket of one, which is full again a microsecond later. */
export const PROBE_ARGS = ['1', '1', '1'];
