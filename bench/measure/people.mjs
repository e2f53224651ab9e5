// People with signed-in browsers.

import { Person } from "./person.mjs";
import { settings } from "./settings.mjs";

export async function signInPeople(server) {
  const numbers = Array.from({ length: settings.people }, (_, number) => number);
  server.people = numbers.map((number) => new Person(server, number));
  for (const person of server.people) await person.signIn();
}

/** The peer's adapter forgets sessions while it is asked for tokens. */
export async function signInAgain(server) {
  if (server.kind !== "peer") return;
  for (const person of server.people) await person.signIn();
}
