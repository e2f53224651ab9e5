import base, { PORT } from "./playwright.config";

// The same tests, of two servers on one PostgreSQL database, each request on the other one:
// scripts/postgres.sh npx playwright test --config end2end/two-nodes.config.ts
export default {
  ...base,
  // One database, one worker.
  workers: 1,
  use: { ...base.use, startServer: false },
  webServer: {
    command: `exec ../scripts/two-nodes.sh ${PORT}`,
    url: `http://127.0.0.1:${PORT}/readyz`,
    reuseExistingServer: false,
    // Refusals are what many tests are about; faults are still shown.
    env: { COUNTERSIGN_LOG: "warn" },
    stdout: "ignore" as const,
    stderr: "pipe" as const,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 15_000 },
  },
};
