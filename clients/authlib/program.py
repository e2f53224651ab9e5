"""The built program, on a port and a database of its own."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

import requests

ROOT = Path(__file__).parents[2]
READY = "countersign listening on http://"


class Program:
    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.environ.get("COUNTERSIGN_PROGRAM", ROOT / "target/release/countersign")
        arguments = ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", self.folder.name]
        self.process = subprocess.Popen(
            [self.path, *arguments, *options],
            cwd=ROOT,  # where it finds target/site
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline().strip()
        if not line.startswith(READY):
            raise RuntimeError(f"the program said {line!r}")
        self.issuer = f"http://localhost:{line.rpartition(':')[2]}"

    def run(self, *command):
        """Runs a command on its data; what it prints."""
        arguments = [self.path, *command, "--data", self.folder.name]
        return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout

    def metadata(self):
        """What the library makes of the metadata document."""
        # Tests of other clients, which use this file, do not have it.
        from authlib.oauth2.rfc8414 import AuthorizationServerMetadata, get_well_known_url

        response = requests.get(get_well_known_url(self.issuer, external=True))
        metadata = AuthorizationServerMetadata(response.json())
        metadata.validate()
        if metadata["issuer"] != self.issuer:
            raise ValueError(f"the issuer is {metadata['issuer']}")
        return metadata

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.folder.cleanup()
        if status != 0:
            raise RuntimeError(f"the program ended with {status}")
