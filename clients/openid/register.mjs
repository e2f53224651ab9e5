// Apps that people sign in to, registered by the operator's command.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Its ID and its secret; `lines` are further lines of its registration. */
export async function register(program, callback, lines = "") {
  const folder = await mkdtemp(join(tmpdir(), "client-"));
  const file = join(folder, "client.toml");
  await writeFile(
    file,
    `confidential = true
[client]
name = "Wiki"
grant_types = ["authorization_code", "refresh_token"]
redirect_uris = ["${callback}"]
required = "openid profile email"
default = "openid"
${lines}
`,
  );
  const printed = program.run("client", "add", file);
  await rm(folder, { recursive: true });
  return JSON.parse(printed);
}
