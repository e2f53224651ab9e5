// A client that keeps its connections, and its cookies by path as a browser does.

import { Agent, request } from "node:http";

export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookies = new Map();

  constructor(server) {
    this.server = server;
    this.origin = `http://localhost:${server.port}`;
  }

  get(path) {
    return this.ask("GET", path);
  }

  /** Sends a form; `authorization` is that of a client of the token endpoint, without cookies. */
  post(path, form, authorization) {
    return this.ask("POST", path, new URLSearchParams(form).toString(), authorization);
  }

  ask(method, path, body, authorization) {
    const headers = { host: `localhost:${this.server.port}` };
    if (authorization) headers.authorization = authorization;
    else Object.assign(headers, this.#ofBrowser(path));
    if (body !== undefined) {
      headers["content-type"] = "application/x-www-form-urlencoded";
      headers["content-length"] = Buffer.byteLength(body);
    }
    const where = { host: "127.0.0.1", port: this.server.port, agent: this.#agent };
    return new Promise((resolve, reject) => {
      const sent = request({ ...where, method, path, headers }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("end", () => {
          this.#keep(response.headers["set-cookie"] ?? []);
          const { statusCode: status, headers } = response;
          const location = headers.location?.replace(this.origin, "");
          resolve({ status, headers, location, bytes: Buffer.concat(parts) });
        });
      });
      sent.on("error", reject).end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }

  #ofBrowser(path) {
    const cookies = [...this.#cookies.values()].filter((cookie) => path.startsWith(cookie.path));
    return {
      origin: this.origin,
      accept: "text/html",
      // The peer compresses nothing, so neither is asked to: it is half the cost of a page,
      // and a proxy's task as well as a server's.
      "accept-encoding": "identity",
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    };
  }

  #keep(lines) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(/; */);
      const [name, value] = pair.split(/=(.*)/);
      const path = attributes.find((text) => /^path=/i.test(text))?.slice(5) ?? "/";
      if (value === "") this.#cookies.delete(name + path);
      else this.#cookies.set(name + path, { name, value, path });
    }
  }
}

export function basic(client, secret = `${client}-secret`) {
  return `Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}`;
}

/** The answer, if it is the expected one. */
export function expectStatus(answer, status, doing) {
  if (answer.status !== status) {
    const said = text(answer).slice(0, 300);
    throw new Error(`${doing}: status ${answer.status}, not ${status}: ${said}`);
  }
  return answer;
}

/** The body. */
export function text({ bytes }) {
  return bytes.toString();
}
