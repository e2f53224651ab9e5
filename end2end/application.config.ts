// One whole application that people sign in to: make verify-application

import config from "./playwright.config";

export default {
  ...config,
  testDir: ".",
  testMatch: ["application.ts"],
  workers: 1,
  projects: [{ name: "application", use: { viewport: { width: 1280, height: 900 } } }],
};
