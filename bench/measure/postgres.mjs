// Countersign on PostgreSQL: on the server that scripts/postgres.sh has started.

import { execFileSync } from "node:child_process";
import { countersign, PROGRAM } from "./servers.mjs";

/** What is stored in the folder, moved to PostgreSQL, and Countersign on that. */
export function countersignOnPostgres(port, folder) {
  const address = process.env.COUNTERSIGN_TEST_POSTGRES;
  const moving = ["migrate", "sqlite-to-postgres", "--data", folder, "--database-url", address];
  execFileSync(PROGRAM, moving, { stdio: ["ignore", "ignore", "inherit"] });
  const control = process.env.COUNTERSIGN_TEST_POSTGRES_CONTROL;
  const server = countersign(port, folder, "on PostgreSQL");
  server.command.push("--database-url", address);
  server.databasePid = Number(execFileSync(control, ["pid"]).toString());
  return server;
}
