// The platform's pages.

import { randomBytes } from "node:crypto";

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 24rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
label { display: block; margin: 1rem 0 .25rem; }
input, button { font: inherit; padding: .5rem .75rem; box-sizing: border-box; width: 100%; }
button { margin-top: 1rem; cursor: pointer; }
[role=alert] { padding: .75rem 1rem; border-left: .25rem solid #c2410c; }
`;

const escape = (text) =>
  String(text ?? "").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export function draw(response, content) {
  const nonce = randomBytes(16).toString("base64");
  response.set({
    "cache-control": "no-store",
    // No `form-action`: a browser applies it to where a form is redirected, too.
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
    // The address of this page holds the login request.
    "referrer-policy": "same-origin",
  });
  response.send(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hirely</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>${content.message ? problem(content.message) : content.id ? signIn(content) : home(content)}</main>
</body>
</html>
`);
}

const problem = (message) => `<h1>Hirely</h1><p role="alert">${escape(message)}</p>`;

function signIn({ id, asked, email, wrong }) {
  const why = asked.client ? `<p>to go on to <strong>${escape(asked.client.name)}</strong></p>` : "";
  return `<h1>Sign in to Hirely</h1>
${why}
${wrong ? `<p role="alert">${escape(wrong)}</p>` : ""}
<form method="post" action="/login">
<input type="hidden" name="id" value="${escape(id)}">
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" value="${escape(email)}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
${asked.acr_values ? CODE : ""}
<button>Sign in</button>
</form>
<form method="post" action="/cancel">
<input type="hidden" name="id" value="${escape(id)}">
<button>Cancel</button>
</form>`;
}

const CODE = `<label for="code">Code of your authenticator app</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required>`;

function home({ person, people }) {
  if (!person) {
    const emails = people.map(({ email }) => `<li>${escape(email)}</li>`).join("");
    return `<h1>Hirely</h1><p>Its people:</p><ul>${emails}</ul>`;
  }
  return `<h1>Hirely</h1><p>Signed in as ${escape(person.firstName)} ${escape(person.lastName)}</p>
<form method="post" action="/sign-out"><button>Sign out everywhere</button></form>`;
}
