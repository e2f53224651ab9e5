import type { Page } from "@playwright/test";

import { PORT } from "../../playwright.config";

/** What differs from one run to the next. */
const CHANGING: [RegExp, string][] = [
  [/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g, "<recovery code>"],
  [/(?<=\/oauth\/authorize|\/callback)\?\S+/g, "?<parameters>"],
  [/\b(?:[a-z]{2,4}_(?:at|rt|ac|cs|tok)_?|[A-Z]{4}\d-)[\w-]*…\w*/g, "<token>…"],
  [/(?<![\w-])(?:[\w-]{40,}|(?=[\w-]*\d)[\w-]{20,})/g, "<random>"],
  // Whether a random text is quoted depends on what it begins with.
  [/"(<random>…?)"/g, "$1"],
  [/\b\d{1,2}\.?(?: de)? \p{L}+\.?(?: de)? 20\d\d\b/gu, "<date>"],
  [/\b20\d\d(?:-\d\d-\d\d\b|年\d+月\d+日)/g, "<date>"],
  [/\b[B-Z]{4}-[B-Z]{4}\b/g, "<code>"],
  [/\b\d{1,2}:\d\d(?::\d\d)?\b/g, "<time>"],
  // Each worker's server has another port, and so has the identity provider beside it.
  [new RegExp(`\\blocalhost:${PORT}\\b`, "g"), "localhost:3105"],
  [new RegExp(`\\b127\\.0\\.0\\.1:${PORT + 5}\\b`, "g"), "127.0.0.1:3110"],
];

/** Without dates, times, codes and the like. */
export const lasting = (text: string): string =>
  CHANGING.reduce((kept, [pattern, word]) => kept.replace(pattern, word), text);

/** Roles and names of all that is on the page. */
export async function outline(page: Page): Promise<string> {
  return `${lasting(await page.locator("body").ariaSnapshot())}\n`;
}

/** Names that more than one control has, though they do not do the same. */
export function ambiguousNames(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const does = new Map<string, Set<string>>();
    const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary";
    for (const control of document.querySelectorAll<HTMLElement>(selector)) {
      if (!control.checkVisibility()) continue;
      const isField = control instanceof HTMLInputElement;
      const words = isField ? control.labels?.[0]?.textContent : control.textContent;
      // A choice is read with the question it answers.
      const question = isField && control.closest("fieldset")?.querySelector("legend")?.textContent;
      const name = `${question || ""} ${control.ariaLabel ?? words ?? ""}`.replace(/\s+/g, " ").trim();
      let purpose = "its own";
      if (control instanceof HTMLAnchorElement) purpose = control.href;
      if (control instanceof HTMLButtonElement && control.form) {
        const fields = [...control.form.querySelectorAll<HTMLInputElement>("[type=hidden]")];
        const sent = fields.map((field) => `${field.name}=${field.value}`).join("&");
        purpose = `${control.form.action} ${control.name}=${control.value} ${sent}`;
      }
      // Two fields, or two folded texts, are never the same one.
      if (purpose === "its own") purpose += ` ${does.get(name)?.size ?? 0}`;
      does.set(name, (does.get(name) ?? new Set()).add(purpose));
    }
    return [...does].filter(([, purposes]) => purposes.size > 1).map(([name]) => name);
  });
}
