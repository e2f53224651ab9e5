// Prints what the pages measure, and the limits that they keep:
//   npm run sizes

import config from "./playwright.config";

export default {
  ...config,
  testDir: ".",
  testMatch: ["page-sizes.ts", "tests/sizes.spec.ts"],
  // The lists are filled once.
  workers: 1,
  projects: [{ name: "sizes", use: { viewport: { width: 1280, height: 900 } } }],
};
