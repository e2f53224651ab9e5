"""The MCP SDK as an assistant that nobody registered: assistant.py SERVER [DOCUMENT]

It says on a line of its own what its person has to open ("ask URL"), and what it has done; a line
to it says that the person has done something in between."""

import asyncio
import sys
import time
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlsplit

import httpx2
from mcp import Client
from mcp.client.auth import AuthorizationCodeResult, OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import OAuthClientMetadata

READ, CHANGE = "jobs_read", "jobs_manage"


def say(*words):
    print(*words, flush=True)


class Memory:
    client = tokens = None

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client

    async def set_client_info(self, client):
        self.client = client


class Answers:
    """Where the browser comes back to, on whatever port is free (RFC 8252 §7.3)."""

    async def start(self):
        self.came = asyncio.Queue()
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self.url = f"http://localhost:{port}/callback"

    async def _answer(self, reader, writer):
        line = (await reader.readline()).decode()
        url = urlsplit(line.split(" ")[1])
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nYou can close this window.")
        await writer.drain()
        writer.close()
        if url.path == "/callback":
            await self.came.put(dict(parse_qsl(url.query)))


class Assistant:
    def __init__(self, server, document):
        self.server, self.document = server, document
        self.memory, self.answers, self.asked = Memory(), Answers(), []

    async def ask(self, url):
        self.asked.append(dict(parse_qsl(urlsplit(url).query)))
        say("ask", url)

    async def answered(self):
        answer = await self.answers.came.get()
        return AuthorizationCodeResult(
            code=answer["code"], state=answer["state"], iss=answer["iss"]
        )

    @asynccontextmanager
    async def connected(self):
        metadata = OAuthClientMetadata(
            client_name="Assistant",
            redirect_uris=[self.answers.url],
            grant_types=["authorization_code", "refresh_token"],
            token_endpoint_auth_method="none",
        )
        self.auth = OAuthClientProvider(
            self.server,
            metadata,
            self.memory,
            self.ask,
            self.answered,
            client_metadata_url=self.document,
        )
        async with httpx2.AsyncClient(auth=self.auth, timeout=20) as http:
            async with Client(streamable_http_client(self.server, http_client=http)) as client:
                yield client

    def scopes(self):
        return set(self.memory.tokens.scope.split())

    async def whole_way(self):
        await self.answers.start()
        async with self.connected() as client:
            # Discovery, introduction, consent, and a tool.
            assert (await text(client, "list_jobs")).startswith("0: ")
            assert len(self.asked) == 1, self.asked
            assert self.asked[0]["resource"] == self.server, self.asked
            known_as = self.document or self.memory.client.client_id
            assert self.asked[0]["client_id"] == known_as, self.asked
            assert self.scopes() == {READ}, self.scopes()

            # Once the access token is old, it goes on without a person.
            first = self.memory.tokens.access_token
            self.auth.context.token_expiry_time = time.time() - 1
            assert (await text(client, "list_jobs")).startswith("0: ")
            assert self.memory.tokens.access_token != first
            assert len(self.asked) == 1, self.asked

            # The challenge says what to ask for: what is missing, and what there was.
            assert await text(client, "rename_job", number=0, title="Cook") == "0: Cook"
            assert (await text(client, "list_jobs")).startswith("0: Cook")
            assert len(self.asked) == 2, self.asked
            assert self.scopes() == {READ, CHANGE}, self.scopes()
        say("connected", self.memory.client.client_id)

        # The person removes it.
        await asyncio.to_thread(sys.stdin.readline)
        await asyncio.sleep(1)  # for which an answer may be cached
        async with httpx2.AsyncClient() as http:
            token = f"Bearer {self.memory.tokens.access_token}"
            refused = await http.get(self.server, headers={"Authorization": token})
        assert refused.status_code == 401, refused.status_code
        say("removed")


async def text(client, tool, **given):
    return (await client.call_tool(tool, given)).content[0].text


asyncio.run(Assistant(*(sys.argv[1:] + [None])[:2]).whole_way())
