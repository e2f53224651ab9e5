import { as, base, browser, shoot } from "./admin-drive.mjs";
const only = new RegExp(process.argv[2] ?? "."); const opts = { schemes: (process.env.SCHEMES ?? "light").split(","), widths: (process.env.WIDTHS ?? "1280,390").split(",").map(Number) };
const ada = await as("ada@northwind.example");
if (process.env.LANG_) { await ada.goto(base + "/help"); await ada.click(`form.langs button[lang=${process.env.LANG_}], button[lang=${process.env.LANG_}]`); await ada.waitForLoadState(); }
const request = await (async () => { await ada.goto(base + "/admin/requests"); return (await ada.locator("tbody a").count()) ? await ada.locator("tbody a").first().getAttribute("href") : "/admin/requests"; })();
const list = { apps: "/admin", "apps-none": "/admin?find=nobody", find: "/admin/app", "find-none": "/admin/app?client_id=x", app: "/admin/app?client_id=demo-partner", "app-unverified": "/admin/app?client_id=demo-unverified", block: "/admin/app/block?client_id=demo-partner", requests: "/admin/requests", "requests-none": "/admin/requests?answered=yes", request, preview: request + "/preview", policy: "/admin/policy", audit: "/admin/audit", "audit-none": "/admin/audit?who=zz" };
for (const [name, path] of Object.entries(list)) if (only.test(name)) await shoot(ada, (process.env.PREFIX ?? "") + name, path, opts);
await browser.close();
