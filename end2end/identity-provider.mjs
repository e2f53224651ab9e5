// A company's identity provider for tests and for trying things out: `oidc-provider`, in which
// anybody signs in under any name, without a password.
//
//   node end2end/identity-provider.mjs PORT [SERVER PROVIDER_ID]
//
// Without the server's issuer and the provider's id it knows no client: enough to be added.

import Provider from "oidc-provider";

const [port, server, id] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

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
  features: { backchannelLogout: { enabled: true } },
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

provider.listen(Number(port), "127.0.0.1", () => {
  console.log(`identity provider at ${issuer}`);
});
