-- Sends requests that are the same, or a stream of different ones.
-- Arguments: METHOD and a file with one request a line: Authorization, tab, body.

local requests = {}
local next_request = 0

function init(arguments)
  for line in io.lines(arguments[2]) do
    local authorization, body = line:match("^(.-)\t(.*)$")
    local headers = {}
    if authorization ~= "" then
      headers["Authorization"] = authorization
      headers["Content-Type"] = "application/x-www-form-urlencoded"
    end
    requests[#requests + 1] = wrk.format(arguments[1], nil, headers, body ~= "" and body or nil)
  end
end

function request()
  next_request = next_request % #requests + 1
  return requests[next_request]
end

dofile(os.getenv("WRK_REPORT"))
