-- Exchanges refresh tokens: each answer brings the token for a later request.
-- Arguments: Authorization, and a file with one refresh token a line, at least one more than there
-- are connections: wrk asks once for a request that it does not send.

local tokens = {}
wrong = 0

function init(arguments)
  wrk.method = "POST"
  wrk.headers["Authorization"] = arguments[1]
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  for token in io.lines(arguments[2]) do
    tokens[#tokens + 1] = token
  end
end

function request()
  local token = table.remove(tokens, 1)
  return wrk.format(nil, nil, nil, "grant_type=refresh_token&refresh_token=" .. (token or "none"))
end

function response(status, headers, body)
  local token = body:match('"refresh_token":"([^"]*)"')
  if token then
    tokens[#tokens + 1] = token
  else
    wrong = wrong + 1
    if wrong == 1 then
      print(status, body)
    end
  end
end

dofile(os.getenv("WRK_REPORT"))
