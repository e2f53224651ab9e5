// A company's identity provider that can be made to err: oauth2-mock-server.
import { once } from "node:events";
import { createServer } from "node:http";

import { Events, OAuth2Issuer, OAuth2Service } from "oauth2-mock-server";

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

export class FaultyProvider {
  /** What it answers with 404. */
  gone = new Set();
  #issuer = new OAuth2Issuer();
  #server;

  static async start() {
    const provider = new FaultyProvider();
    await provider.#listen();
    return provider;
  }

  async #listen() {
    const service = new OAuth2Service(this.#issuer);
    this.#server = createServer((request, response) => {
      if (this.gone.has(request.url)) {
        response.writeHead(404).end();
      } else {
        service.requestHandler(request, response);
      }
    });
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.#issuer.url = `http://127.0.0.1:${this.#server.address().port}`;
    await this.#issuer.keys.generate("RS256", { kid: "first" });
    await this.#issuer.keys.generate("RS256", { kid: "next" });
    this.healthy();
    service.on(Events.BeforeTokenSigning, ({ header, payload }) => {
      if (!payload.aud) return;
      Object.assign(payload, {
        sub: "lea-there",
        email: "lea@contoso.example",
        email_verified: true,
        given_name: "Lea",
        family_name: "Sand",
      });
      this.#claims(payload, header);
    });
    service.on(Events.BeforeResponse, (response) => {
      const [head, payload, signature] = response.body.id_token.split(".");
      const decoded = JSON.parse(Buffer.from(head, "base64url"));
      this.#answer(response, { head: decoded, payload, signature });
    });
  }

  #claims = () => {};
  #answer = () => {};

  get url() {
    return this.#issuer.url;
  }

  set url(issuer) {
    this.#issuer.url = issuer;
  }

  healthy() {
    this.#claims = () => {};
    this.#answer = () => {};
  }

  /** The ID token says something else. */
  claiming(change) {
    this.#claims = change;
  }

  /** The ID token is not signed: RFC 7519 §6. */
  unsigned() {
    this.#answer = (response, { head, payload }) => {
      const { typ } = head;
      response.body.id_token = `${encoded({ typ, alg: "none" })}.${payload}.`;
    };
  }

  /** The signature is of another key than the one that it names. */
  async signedByAnother() {
    const other = new OAuth2Issuer();
    other.url = this.url;
    await other.keys.generate("RS256");
    const [, , signature] = (await other.buildToken()).split(".");
    this.#answer = (response, { head, payload }) => {
      response.body.id_token = `${encoded(head)}.${payload}.${signature}`;
    };
  }

  /** Refuses the code. */
  refusing() {
    this.#answer = (response) => {
      response.statusCode = 400;
      response.body = { error: "invalid_grant" };
    };
  }

  /** From now on that key signs; each token would take the next one. */
  signWith(kid) {
    const keys = this.#issuer.keys;
    const key = keys.get(kid);
    keys.get = () => key;
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
