"""Which scope a tool needs beside those that every call needs."""

import json

from starlette.responses import JSONResponse

LIMIT = 4 * 1024 * 1024


class ToolScopes:
    """Lets a call of a tool through if its token has the tool's scope. Else it answers 403 with what
    to ask for: what is missing, and what the token has, which the client would lose otherwise."""

    def __init__(self, app, tools, metadata):
        self.app = app
        self.tools = tools
        self.metadata = metadata

    async def __call__(self, scope, receive, send):
        # Without a good token the SDK refuses the call.
        if scope["type"] != "http" or scope["method"] != "POST" or not is_authenticated(scope):
            return await self.app(scope, receive, send)
        body = await read(receive)
        if body is None:
            return None
        try:
            tool = tool_called(body)
        except ValueError:
            refusal = JSONResponse({"error": "invalid_request"}, status_code=400)
            return await refusal(scope, receive, send)
        needed, granted = self.tools.get(tool), scope["auth"].scopes
        if needed and needed not in granted:
            challenge = (
                f'Bearer error="insufficient_scope", scope="{" ".join([needed, *granted])}", '
                f'resource_metadata="{self.metadata}"'
            )
            headers = {"WWW-Authenticate": challenge}
            refusal = JSONResponse({"error": "insufficient_scope"}, 403, headers)
            return await refusal(scope, receive, send)
        parts = iter([{"type": "http.request", "body": body, "more_body": False}])

        async def replay():
            return next(parts, None) or await receive()

        return await self.app(scope, replay, send)


def is_authenticated(scope):
    user = scope.get("user")
    return user is not None and user.is_authenticated


async def read(receive):
    """The whole body; None if the client has gone."""
    body = b""
    while len(body) <= LIMIT:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body
    return b""


def tool_called(body):
    """The tool that a message calls, if it calls one."""
    message = json.loads(body, object_pairs_hook=each_once)
    if not isinstance(message, dict):
        raise ValueError("a batch, of which the server might answer each message")
    if message.get("method") != "tools/call":
        return None
    params = message.get("params")
    name = params.get("name") if isinstance(params, dict) else None
    if not isinstance(name, str):
        raise ValueError("no tool")
    return name


def each_once(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member that comes twice, of which the server might read the other one")
    return members
