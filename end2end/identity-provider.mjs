// A company's identity provider for tests and for trying things out: `oidc-provider`, in which
// anyone signs in under any name, without a password.
//
//   node end2end/identity-provider.mjs PORT [SERVER PROVIDER_ID]
//
// Without the server's issuer and the provider's id it knows no client: enough to be added.

import { text } from "node:stream/consumers";

import Provider from "oidc-provider";

const [port, server, id] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

function show(context, content) {
  context.type = "html";
  context.body = `<!doctype html><html lang="en"><title>Contoso ID</title>
    <link rel="icon" href="data:," /><h1>Contoso ID</h1>${content}`;
}

const client = {
  client_id: "countersign",
  client_secret: "practice-secret-of-an-identity-provider",
  redirect_uris: [`${server}/sign-in/callback/${id}`],
  backchannel_logout_uri: `${server}/sign-in/logout/${id}`,
  backchannel_logout_session_required: true,
};

const provider = new Provider(issuer, {
  clients: id ? [client] : [],
  claims: {
    openid: ["sub"],
    email: ["email", "email_verified"],
    profile: ["given_name", "family_name", "groups"],
  },
  cookies: { keys: ["practice"] },
  // By itself it calls no server on this machine.
  fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
  features: {
    backchannelLogout: { enabled: true },
    // Its practice pages load fonts from elsewhere.
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      logoutSource: (context, form) => show(context, `${form}
        <button form="op.logoutForm" name="logout" value="yes">Sign out</button>`),
      postLogoutSuccessSource: (context) => show(context, "<p>Signed out</p>"),
    },
  },
  interactions: { url: (_context, { uid }) => `/practice/${uid}` },
  findAccount: (_context, name) => ({
    accountId: name,
    claims: () => ({
      sub: name,
      email: `${name}@contoso.example`,
      email_verified: true,
      given_name: name[0].toUpperCase() + name.slice(1),
      family_name: "Practice",
      groups: name === "boss" ? ["managers"] : [],
    }),
  }),
  // Asks for no consent: it is the company's own app.
  loadExistingGrant: async (context) => {
    const { client, session, params, provider } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(params.scope);
    await grant.save();
    return grant;
  },
  ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600 },
});

provider.use(async (context, next) => {
  if (!context.path.startsWith("/practice/")) return next();
  if (context.method === "POST") {
    const { name } = Object.fromEntries(new URLSearchParams(await text(context.req)));
    await provider.interactionFinished(context.req, context.res, { login: { accountId: name } });
    context.respond = false;
    return;
  }
  show(context, `<form method="post">
    <label for="name">Name</label> <input id="name" name="name" required />
    <button>Sign in at Contoso</button>
  </form>`);
});

provider.listen(Number(port), "127.0.0.1", () => {
  console.log(`identity provider at ${issuer}`);
});
