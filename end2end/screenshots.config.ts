// Takes pictures, tests nothing:
//   npx playwright test --config end2end/screenshots.config.ts

import config from "./playwright.config";

export default {
  ...config,
  testDir: ".",
  testMatch: "screenshots.ts",
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 320, height: 640 } } },
  ],
};
