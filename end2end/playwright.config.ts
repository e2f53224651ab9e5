import { defineConfig } from "@playwright/test";

// The machine's own Chromium: downloads nothing, and is what people use.
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";

/** The server under test: the built program, with a fresh demo. */
export const PORT = 3105;
export const ISSUER = `http://localhost:${PORT}`;

export default defineConfig({
  testDir: "./tests",
  outputDir: "./test-results",
  // One for all projects: names do not depend on the window.
  snapshotPathTemplate: "{testDir}/__snapshots__/{arg}{ext}",
  // A test that passes at the second try has found something.
  retries: 0,
  // Two cores: the browser has one, the server the other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: ISSUER,
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "phone",
      use: { viewport: { width: 320, height: 640 } },
      // Sets the window's size itself.
      testIgnore: "accessibility.spec.ts",
    },
    {
      name: "without-scripts",
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    },
  ],
  webServer: {
    command: [
      "rm -rf ../target/end2end-data &&",
      `exec ../target/release/countersign serve --demo --listen 127.0.0.1:${PORT}`,
      "--data ../target/end2end-data --site ../target/site",
    ].join(" "),
    url: `http://127.0.0.1:${PORT}/readyz`,
    reuseExistingServer: false,
    // Refusals are what many tests are about; faults are still shown.
    env: { COUNTERSIGN_LOG: "warn" },
    stdout: "ignore",
    stderr: "pipe",
  },
});
