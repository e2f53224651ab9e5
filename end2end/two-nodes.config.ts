import base, { PORT } from "./playwright.config";

// The same tests, of two servers on one PostgreSQL database, each request on the other one:
// scripts/postgres.sh npx playwright test --config end2end/two-nodes.config.ts
export default {
  ...base,
  webServer: {
    ...base.webServer,
    command: `exec ../scripts/two-nodes.sh ${PORT}`,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
  },
};
