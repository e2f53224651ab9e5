"""A mail server that people have to sign in to.

server.py WAY CERTIFICATE KEY; the way is `smtps` (TLS from the first byte), `starttls`, or
`clear`. Prints its port, then a line of JSON for each that signs in and for each message, with
what is wrong with it.
"""

import asyncio
import json
import logging
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

from lint import faults

# It warns of what stands below.
warnings.simplefilter("ignore")
logging.getLogger("mail.log").setLevel(logging.ERROR)

USER, PASSWORD = b"hirely@mail.example", b"p w/d:"


def tell(**what):
    print(json.dumps(what), flush=True)


def sign_in(server, session, envelope, mechanism, given):
    right = (given.login, given.password) == (USER, PASSWORD)
    tell(signed_in=right)
    return AuthResult(success=right, handled=False)


class Messages:
    async def handle_DATA(self, server, session, envelope):
        tls = server.transport.get_extra_info("ssl_object")
        tell(
            tls=tls.version() if tls else None,
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            message=envelope.content.decode(),
            faults=list(faults(envelope.original_content)),
        )
        return "250 Taken"


async def main(way, certificate, key):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)

    def connection():
        return SMTP(
            Messages(),
            authenticator=sign_in,
            auth_required=True,
            # It does not know of TLS that began before it.
            auth_require_tls=way == "starttls",
            require_starttls=way == "starttls",
            tls_context=context if way == "starttls" else None,
        )

    loop = asyncio.get_running_loop()
    outer = context if way == "smtps" else None
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=outer)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
