-- Prints what a run found, as one line of JSON.

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do
    wrong = wrong + (thread:get("wrong") or 0)
  end
  local errors = summary.errors
  local faults = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '\n{"requests":%d,"faults":%d,"p50":%d,"p99":%d,"longest":%d}\n',
    summary.requests, faults + wrong, latency:percentile(50), latency:percentile(99), latency.max
  ))
end
