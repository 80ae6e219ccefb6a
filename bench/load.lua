-- For wrk: asks for the addresses in a file, in random order, and prints what came of it in one line for bench/load.py.

local addresses = {}
for line in io.lines(os.getenv("BENCH_ADDRESSES")) do
  addresses[#addresses + 1] = line
end

local number = 0

function setup(thread)
  number = number + 1
  thread:set("number", number)
end

function init()
  math.randomseed(number)
end

function request()
  return wrk.format("GET", addresses[math.random(#addresses)])
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    "BENCH %d %d %d %d %d %d\n",
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99), failed
  ))
end
