"""Jobs as an MCP server: an assistant reads them, and renames them if it may."""

import os

import httpx2
import uvicorn
from mcp.server.auth.middleware.auth_context import get_access_token
from mcp.server.auth.provider import AccessToken, TokenVerifier
from mcp.server.auth.routes import build_resource_metadata_url
from mcp.server.auth.settings import AuthSettings
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import AnyHttpUrl
from starlette.middleware import Middleware

from scopes import ToolScopes

ISSUER = os.environ.get("ISSUER", "http://localhost:3000")
PORT = int(os.environ.get("PORT", "8771"))
RESOURCE = os.environ.get("RESOURCE", f"http://127.0.0.1:{PORT}/mcp")
READ, CHANGE = "jobs_read", "jobs_manage"


class Introspection(TokenVerifier):
    """Asks the authorization server what a token means (RFC 7662)."""

    def __init__(self):
        self.client = httpx2.AsyncClient(
            auth=(os.environ["API_CLIENT"], os.environ["API_SECRET"]), timeout=2
        )

    async def verify_token(self, token: str) -> AccessToken | None:
        response = await self.client.post(f"{ISSUER}/oauth/introspect", data={"token": token})
        told = response.raise_for_status().json()
        audience = told.get("aud", [])
        audience = [audience] if isinstance(audience, str) else audience
        # A token that is bound to a key needs a proof, which is not checked here.
        if not told["active"] or told["iss"] != ISSUER or "cnf" in told:
            return None
        return AccessToken(
            token=token,
            client_id=told.get("client_id", ""),
            scopes=told.get("scope", "").split(),
            expires_at=told.get("exp"),
            resource=RESOURCE if RESOURCE in audience else None,
            subject=told.get("sub"),
            claims=told,
        )


verifier = Introspection()
server = MCPServer(
    "Jobs",
    log_level="WARNING",
    token_verifier=verifier,
    auth=AuthSettings(
        issuer_url=ISSUER,
        resource_server_url=RESOURCE,
        validate_token_resource=True,
        required_scopes=[READ],
    ),
)
jobs: dict[str, list[str]] = {}


def of_caller() -> list[str]:
    """The jobs of the caller's company."""
    company = get_access_token().claims["company_id"]
    return jobs.setdefault(company, ["Welder", "Night nurse"])


@server.tool()
def list_jobs() -> str:
    """Lists the company's jobs."""
    return "\n".join(f"{number}: {title}" for number, title in enumerate(of_caller()))


@server.tool()
def rename_job(number: int, title: str) -> str:
    """Renames a job of the company."""
    own = of_caller()
    if not 0 <= number < len(own):
        raise ToolError("there is no such job")
    own[number] = title
    return f"{number}: {title}"


app = server.streamable_http_app(stateless_http=True, json_response=True)
# Behind those that check the token.
metadata = build_resource_metadata_url(AnyHttpUrl(RESOURCE))
app.user_middleware.append(Middleware(ToolScopes, tools={"rename_job": CHANGE}, metadata=metadata))

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="warning")
