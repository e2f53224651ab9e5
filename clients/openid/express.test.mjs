// The guide's app of Express and openid-client (docs/src/setup/sign-in-with-countersign.md).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Person } from "../dpop/person.mjs";
import { start } from "../dpop/program.mjs";
import { freePort, run } from "./guide.mjs";
import { register } from "./register.mjs";

let program, app, stop;
before(async () => {
  program = await start();
  const port = await freePort();
  app = `http://127.0.0.1:${port}`;
  const { client_id, client_secret } = await register(program, `${app}/callback`);
  stop = await run("openid-client, with Express", {
    APP: app,
    PORT: String(port),
    ISSUER: program.issuer,
    CLIENT_ID: client_id,
    CLIENT_SECRET: client_secret,
  });
});
after(async () => {
  await stop?.();
  await program.stop();
});

/** A browser at the app: each answer, with the cookie that it holds. */
function browser() {
  let cookie = "";
  return async (url) => {
    const answer = await fetch(new URL(url, app), { headers: { cookie }, redirect: "manual" });
    const [line] = answer.headers.getSetCookie();
    if (line) cookie = line.split(";")[0];
    return answer;
  };
}

test("a person signs in to the app, and signs out of both", async () => {
  const [open, ada] = [browser(), new Person(program.issuer)];
  const asked = (await open("/sign-in")).headers.get("location");
  const answer = await ada.allow(asked);
  assert.equal((await open(answer)).headers.get("location"), "/");
  assert.equal(await (await open("/")).text(), "Signed in as Ada Northwind");

  const leaving = (await open("/sign-out")).headers.get("location");
  await ada.open(leaving);
  assert.equal(await (await open("/")).text(), "Signed out");
  const again = await ada.open((await open("/sign-in")).headers.get("location"));
  assert.match(again.text, /action="\/sign-in"/);
});

test("another browser's answer signs nobody in", async () => {
  const [open, other, ada] = [browser(), browser(), new Person(program.issuer)];
  await other("/sign-in");
  const answer = await ada.allow((await open("/sign-in")).headers.get("location"));
  assert.equal((await other(answer)).status, 500);
  assert.equal(await (await other("/")).text(), "Signed out");
});
