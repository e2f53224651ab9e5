"""The MCP SDK as an assistant, and the example servers in Rust and Python."""

import asyncio
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "authlib"))

import httpx2
from mcp import Client
from mcp.client.auth import AuthorizationCodeResult, OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import OAuthClientInformationFull, OAuthClientMetadata
from person import Person
from program import ROOT, Program

CALLBACK = "http://localhost:33418/callback"
READ, CHANGE = "jobs_read", "jobs_manage"

ASSISTANT = f"""
confidential = false
[client]
name = "Assistant"
native = true
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["http://localhost/callback"]
optional = "{READ} {CHANGE} candidates_read"
default = "{READ}"
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"nothing listens on {port}")


class Someone(Person):
    def allow_all(self, url):
        return self.allow(url, trust="yes", **{"optional[]": [READ, CHANGE]})

    def remove_all(self):
        apps = self.browser.get(f"{self.issuer}/connected-apps").text
        for grant in set(re.findall(r"/connected-apps/grn_\w+", apps)):
            page = self.browser.get(f"{self.issuer}{grant}/remove")
            self._send(page, f"{grant}/remove")


class Memory:
    """What the assistant keeps: which client it is, and its tokens."""

    def __init__(self, client_id):
        self.client = OAuthClientInformationFull(
            client_id=client_id, redirect_uris=[CALLBACK], token_endpoint_auth_method="none"
        )
        self.tokens = None

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client

    async def set_client_info(self, client):
        self.client = client


class Assistant:
    """With a person who allows what it asks for, ticking everything."""

    def __init__(self, issuer, client_id):
        self.memory = Memory(client_id)
        self.person = Someone(issuer)
        self.asked = []

    async def ask(self, url):
        query = dict(parse_qsl(urlsplit(url).query))
        self.asked.append(query)
        answer = await asyncio.to_thread(self.person.allow_all, url)
        self.answer = dict(parse_qsl(urlsplit(answer).query))

    async def answered(self):
        answer = self.answer
        return AuthorizationCodeResult(
            code=answer["code"], state=answer["state"], iss=answer["iss"]
        )

    @asynccontextmanager
    async def connected(self, server):
        metadata = OAuthClientMetadata(redirect_uris=[CALLBACK], client_name="Assistant")
        self.auth = OAuthClientProvider(server, metadata, self.memory, self.ask, self.answered)
        async with httpx2.AsyncClient(auth=self.auth, timeout=20) as http:
            async with Client(streamable_http_client(server, http_client=http)) as client:
                yield client


class McpServers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ports = {"rust": free_port(), "python": free_port()}
        cls.servers = {
            name: f"http://127.0.0.1:{port}/mcp" for name, port in cls.ports.items()
        }
        config = "".join(
            f'[[resource]]\naddress = "{address}"\nname = "Jobs, {name}"\nscopes = "{READ} {CHANGE}"\n'
            for name, address in cls.servers.items()
        )
        own = '[[resource]]\naddress = "http://localhost:3000/api"\n'
        cls.program = Program("--config", cls.file("countersign.toml", own + config))
        cls.assistant = cls.register(ASSISTANT)["client_id"]
        server = cls.register(
            "confidential = true\n[client]\nname = 'Jobs'\ngrant_types = []\n"
            f"may_introspect = true\nserves = {json.dumps(list(cls.servers.values()))}\n"
        )
        environment = os.environ | {
            "ISSUER": cls.program.issuer,
            "API_CLIENT": server["client_id"],
            "API_SECRET": server["client_secret"],
            "LISTEN": f"127.0.0.1:{cls.ports['rust']}",
            "PORT": str(cls.ports["python"]),
        }
        rust = Path(cls.program.path).with_name("jobs-mcp")
        python = [sys.executable, "-B", ROOT / "examples/mcp/python/server.py"]
        cls.processes = [
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            for command in ([rust], python)
        ]
        for port in cls.ports.values():
            wait_for(port)

    @classmethod
    def tearDownClass(cls):
        for process in cls.processes:
            process.terminate()
            process.wait(timeout=10)
        cls.program.stop()
        cls.folder.cleanup()

    @classmethod
    def file(cls, name, text):
        path = Path(cls.folder.name) / name
        path.write_text(text)
        return path

    @classmethod
    def register(cls, terms):
        command = [cls.program.path, "client", "add", cls.file("client.toml", terms)]
        command += ["--data", cls.program.folder.name]
        return json.loads(subprocess.check_output(command, text=True))

    def each(self, test):
        for name, server in self.servers.items():
            with self.subTest(name):
                asyncio.run(test(server))

    def test_reads_asks_for_more_changes_refreshes_and_is_removed(self):
        self.each(self.whole_way)

    async def whole_way(self, server):
        assistant = Assistant(self.program.issuer, self.assistant)
        async with assistant.connected(server) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            self.assertEqual(tools, {"list_jobs", "rename_job"})
            self.assertEqual(assistant.asked[0]["resource"], server)
            self.assertIn(READ, assistant.asked[0]["scope"].split())
            self.assertNotIn(CHANGE, assistant.asked[0]["scope"].split())
            jobs = await client.call_tool("list_jobs", {})
            self.assertIn("0: Welder", jobs.content[0].text)

            # The challenge says what to ask for: what is missing, and what there was.
            before = len(assistant.asked)
            renamed = await client.call_tool("rename_job", {"number": 0, "title": "Cook"})
            self.assertEqual(renamed.content[0].text, "0: Cook")
            self.assertEqual(len(assistant.asked), before + 1)
            self.assertEqual(set(assistant.memory.tokens.scope.split()), {READ, CHANGE})
            jobs = await client.call_tool("list_jobs", {})
            self.assertIn("0: Cook", jobs.content[0].text)

            # Once the access token is old, the assistant goes on without a person.
            asked, tokens = len(assistant.asked), assistant.memory.tokens
            assistant.auth.context.token_expiry_time = time.time() - 1
            jobs = await client.call_tool("list_jobs", {})
            self.assertIn("0: Cook", jobs.content[0].text)
            self.assertEqual(len(assistant.asked), asked)
            self.assertNotEqual(assistant.memory.tokens.access_token, tokens.access_token)
            self.assertEqual(set(assistant.memory.tokens.scope.split()), {READ, CHANGE})

        token = assistant.memory.tokens.access_token
        await asyncio.to_thread(assistant.person.remove_all)
        status = await asyncio.to_thread(self.status, server, token)
        self.assertEqual(status, 401)

    @staticmethod
    def status(server, token):
        # What an answer may be cached for.
        time.sleep(1)
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json, text/event-stream",
        }
        message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        return httpx2.post(server, json=message, headers=headers).status_code

    def test_a_token_for_one_server_is_of_no_use_at_the_other(self):
        asyncio.run(self.other_server())

    async def other_server(self):
        assistant = Assistant(self.program.issuer, self.assistant)
        async with assistant.connected(self.servers["rust"]) as client:
            await client.call_tool("list_jobs", {})
        token = assistant.memory.tokens.access_token
        for name, expected in (("rust", 200), ("python", 401)):
            status = await asyncio.to_thread(self.status, self.servers[name], token)
            self.assertEqual(status, expected, name)


if __name__ == "__main__":
    unittest.main()
