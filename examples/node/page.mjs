// The page.

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
ul { list-style: none; padding: 0; }
li { padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
.job { opacity: .75; }
[role=alert] { padding: .75rem 1rem; border-left: .25rem solid #c2410c; }
button { font: inherit; padding: .5rem 1rem; border: 1px solid; border-radius: .375rem;
  background: none; color: inherit; cursor: pointer; }
`;

const escape = (text) =>
  String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page of a person whose candidates are known, or who may connect. */
export function draw({ candidates, message, nonce }) {
  const alert = message ? `<p role="alert">${escape(message)}</p>` : "";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Talent list</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>Talent list</h1>
${alert}
${candidates ? list(candidates) : INVITATION}
</main>
</body>
</html>
`;
}

const INVITATION = `<p>See your candidates here. You choose what this app may read, and can take it back.</p>
<form method="post" action="/connect"><button>Connect</button></form>`;

function list(candidates) {
  const rows = candidates.map(
    ({ firstName, lastName, job }) =>
      `<li>${escape(firstName)} ${escape(lastName)}<br><span class="job">${escape(job.title)}, ${escape(job.location)}</span></li>`,
  );
  return `<p>${candidates.length} candidates</p>
<ul>${rows.join("\n")}</ul>
<form method="post" action="/disconnect"><button>Disconnect</button></form>`;
}
