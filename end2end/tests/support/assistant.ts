// An MCP server behind a Countersign of its own, the host of an assistant's metadata document over
// TLS, and the assistant as a program.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { createInterface, type Interface } from "node:readline";

import { PORT } from "../../playwright.config";

const ROOT = resolve(__dirname, "../../..");
const RELEASE = `${ROOT}/target/release`;
const OWN = PORT + 7;
export const ISSUER = `http://localhost:${OWN}`;
const MCP = `127.0.0.1:${PORT + 8}`;
const RESOURCE = `http://${MCP}/mcp`;
const DATA = `${ROOT}/target/end2end-data/${OWN}`;

async function start(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ChildProcess> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, COUNTERSIGN_LOG: "warn", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(() => ["nothing, and ended"]);
  const [line] = await Promise.race([once(createInterface(child.stdout!), "line"), ended]);
  if (line === "nothing, and ended") throw new Error(`${command} said ${line}`);
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** An authority of the test's own, and a certificate by it for this device. */
function certificate(folder: string): { ca: string; key: Buffer; cert: Buffer } {
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test CA");
  openssl(
    ...["req", "-x509", ...key, "-keyout", "host.key", "-out", "host.pem", "-subj", "/CN=localhost"],
    ...["-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "subjectAltName=DNS:localhost"],
    ...["-addext", "basicConstraints=critical,CA:FALSE"],
  );
  const read = (name: string) => readFileSync(`${folder}/${name}`);
  return { ca: `${folder}/ca.pem`, key: read("host.key"), cert: read("host.pem") };
}

/** Serves one document, at the address that it names. */
async function documentHost(tls: { key: Buffer; cert: Buffer }): Promise<Server> {
  const server = createServer(tls, (request, response) => {
    const document = {
      client_id: `https://${request.headers.host}${request.url}`,
      client_name: "Assistant",
      redirect_uris: ["http://localhost/callback"],
      grant_types: ["authorization_code", "refresh_token"],
      token_endpoint_auth_method: "none",
    };
    response.setHeader("content-type", "application/json").end(JSON.stringify(document));
  });
  await once(server.listen(0, "localhost"), "listening");
  return server;
}

export class Place {
  private constructor(
    private readonly children: ChildProcess[],
    private readonly host: Server,
  ) {}

  static async start(): Promise<Place> {
    await rm(DATA, { recursive: true, force: true });
    await mkdir(DATA, { recursive: true });
    const { ca, ...tls } = certificate(DATA);
    const own = `[[resource]]\naddress = "http://localhost:3000/api"\n`;
    const jobs = `[[resource]]\naddress = "${RESOURCE}"\nname = "Jobs"\nscopes = "jobs_read jobs_manage"\n`;
    writeFileSync(`${DATA}/countersign.toml`, own + jobs);
    const countersign = await start(
      `${RELEASE}/countersign`,
      [
        ...["serve", "--demo", "--listen", `127.0.0.1:${OWN}`, "--data", `${DATA}/data`],
        ...["--site", `${ROOT}/target/site`, "--config", `${DATA}/countersign.toml`],
      ],
      // Whom the outbound client trusts.
      { SSL_CERT_FILE: ca },
    );
    writeFileSync(
      `${DATA}/server.toml`,
      `confidential = true\n[client]\nname = "Jobs"\ngrant_types = []
      may_introspect = true\nserves = ["${RESOURCE}"]\n`,
    );
    const add = ["client", "add", `${DATA}/server.toml`, "--data", `${DATA}/data`];
    const added = JSON.parse(execFileSync(`${RELEASE}/countersign`, add, { encoding: "utf8" }));
    const mcp = await start(`${RELEASE}/jobs-mcp`, [], {
      ISSUER,
      LISTEN: MCP,
      API_CLIENT: added.client_id,
      API_SECRET: added.client_secret,
    });
    return new Place([mcp, countersign], await documentHost(tls));
  }

  /** Where the assistant's document is. */
  get document(): string {
    return `https://localhost:${(this.host.address() as AddressInfo).port}/assistant.json`;
  }

  async stop(): Promise<void> {
    this.host.closeAllConnections();
    this.host.close();
    for (const child of this.children) await stop(child);
  }
}

const PROGRAMS: Record<string, () => string[]> = {
  TypeScript: () => ["node", "clients/mcp/assistant.mjs"],
  Python: () => {
    const python = process.env["MCP_PYTHON"];
    if (!python) throw new Error("MCP_PYTHON is not set: scripts/test.sh knows it");
    return [python, "-B", "clients/mcp/assistant.py"];
  },
};

export type Language = keyof typeof PROGRAMS;

/** An assistant, running. */
export class Assistant {
  private readonly lines: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcess) {
    const said: Interface = createInterface(child.stdout!);
    this.lines = said[Symbol.asyncIterator]();
  }

  static start(language: Language, document?: string): Assistant {
    const [program = "", ...args] = PROGRAMS[language]!();
    const more = document ? [RESOURCE, document] : [RESOURCE];
    return new Assistant(
      spawn(program, [...args, ...more], { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] }),
    );
  }

  /** What it says next, which begins so. */
  async says(word: string): Promise<string> {
    const { value } = await this.lines.next();
    const [first, ...rest] = (value ?? "nothing, and ended").split(" ");
    if (first !== word) throw new Error(`the assistant said ${value}, not ${word}`);
    return rest.join(" ");
  }

  goOn(): void {
    this.child.stdin!.write("\n");
  }

  stop(): void {
    this.child.kill();
  }
}
