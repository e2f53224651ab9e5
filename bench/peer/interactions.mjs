// Signing in and consenting, as small as they can be: a name without a password, and a page with
// the two scopes. Countersign's pages do more; that is in the peer's favour.

/** Answers `GET /interaction/{uid}`, and the `POST` of its form. */
export function interactions(provider) {
  return (request, response) => {
    const answered = request.method === "POST" ? submit : show;
    answered(provider, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  };
}

async function show(provider, request, response) {
  const { uid, prompt, params } = await provider.interactionDetails(request, response);
  const inside =
    prompt.name === "login"
      ? '<input name="account"><button>Sign in</button>'
      : `<p>${escape(params.client_id)} asks for:</p>
         <ul>${params.scope.split(" ").map((scope) => `<li>${escape(scope)}</li>`).join("")}</ul>
         <button>Allow access</button>`;
  const page = `<!doctype html><title>${prompt.name}</title>
    <form method="post" action="/interaction/${uid}">${inside}</form>`;
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(page),
    "cache-control": "no-store",
  });
  response.end(page);
}

async function submit(provider, request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const result =
    prompt.name === "login"
      ? { login: { accountId: new URLSearchParams(await read(request)).get("account") } }
      : { consent: { grantId: await grant(provider, params, session) } };
  await provider.interactionFinished(request, response, result, {
    mergeWithLastSubmission: true,
  });
}

/** A grant for this answer: a new one each time, since an old one's list of tokens only grows. */
async function grant(provider, params, session) {
  const given = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  given.addOIDCScope(params.scope);
  return given.save();
}

async function read(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
