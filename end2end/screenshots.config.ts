// Takes pictures, tests nothing.

import config from "./playwright.config";

export default {
  ...config,
  testDir: ".",
  testMatch: ["screenshots.ts", "contact-sheet.ts"],
  projects: [{ name: "pictures", use: { viewport: { width: 1280, height: 900 } } }],
};
