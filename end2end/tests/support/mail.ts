// What the server under test has sent: without a mail server it writes files.

import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { PORT } from "../../playwright.config";
import { expect } from "./test";

const FOLDER = resolve(__dirname, "../../../target/end2end-data", String(PORT), "mail");

/** RFC 2045 §6.7. */
const decoded = (text: string): string =>
  text
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The link of that kind in the newest email to an address: its path. */
export async function linkInEmail(to: string, beginning: string): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const names = (await readdir(FOLDER)).sort().reverse();
    for (const name of names) {
      const text = decoded(await readFile(`${FOLDER}/${name}`, "latin1"));
      const link = new RegExp(`http://[^/\\s"]+(${beginning}[^\\s"<]+)`).exec(text);
      if (link && new RegExp(`^To: .*${to}`, "m").test(text)) {
        found = link[1];
        break;
      }
    }
    expect(found, `an email to ${to} with ${beginning}`).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found!;
}
