import { as, base, browser } from "./admin-drive.mjs";
const ada = await as("ada@northwind.example");
const cookies = (await ada.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
for (const path of ["/connected-apps", "/admin", "/admin?page=300", "/admin?find=App+0999", "/admin/requests", "/admin/requests?answered=yes&page=200", "/admin/app?client_id=demo-partner", "/admin/app?client_id=demo-partner&page=150", "/admin/audit", "/admin/audit?before=5000", "/admin/audit?who=zz", "/admin/policy"]) {
  const times = [];
  for (let i = 0; i < 9; i++) { const t = performance.now(); const r = await fetch(base + path, { headers: { cookie: cookies } }); await r.text(); times.push(performance.now() - t); if (i == 0 && r.status != 200) console.log(r.status); }
  times.sort((a, b) => a - b); console.log(path, "median", times[4].toFixed(1), "ms");
}
await browser.close();
