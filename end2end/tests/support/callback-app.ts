import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { listeningPort } from "../../playwright.config";

/** What the app answers to the browser that comes back to it. */
export type Reaction =
  | { show: string; after?: Promise<void> }
  | { redirect: string }
  /** A page that reads what stands behind the # of its address. */
  | "show-fragment"
  /** 204: the browser stays on the page it was on. */
  | "stay";

/**
 * A partner's app: a real web server that notes who comes back to it. The browser finds it at
 * `port`, wherever it listens.
 */
export class CallbackApp {
  /** Every request that arrived, oldest first. */
  readonly arrivals: URL[] = [];
  /** What was posted with them. */
  readonly forms: URLSearchParams[] = [];
  reaction: Reaction = { show: "Back in the app" };
  private readonly server: Server;

  private constructor(readonly port: number) {
    this.server = createServer((request, response) => {
      const url = new URL(request.url ?? "/", this.origin);
      if (url.pathname === "/favicon.ico") return void response.writeHead(204).end();
      this.arrivals.push(url);
      void this.receive(request, response);
    });
  }

  static async listen(port: number): Promise<CallbackApp> {
    const app = new CallbackApp(port);
    await new Promise<void>((resolve, reject) => {
      app.server.once("error", reject).listen(listeningPort(port), "127.0.0.1", resolve);
    });
    return app;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Waits until so many requests have arrived. */
  async arrived(count = 1): Promise<void> {
    while (this.arrivals.length < count) await once(this.server, "request");
  }

  /** The parameters of the only request that arrived. */
  answer(): URLSearchParams {
    const [only, ...more] = this.arrivals;
    if (!only || more.length > 0) {
      throw new Error(`expected one request, got: ${this.arrivals.join(", ") || "none"}`);
    }
    return only.searchParams;
  }

  /** The form of the only request that arrived. */
  posted(): URLSearchParams {
    const [only, ...more] = this.forms;
    if (!only || more.length > 0 || this.arrivals.length > 1) {
      throw new Error(`expected one form, got: ${this.forms.join(", ") || "none"}`);
    }
    return only;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "POST") this.forms.push(new URLSearchParams(await text(request)));
    await react(this.reaction, response);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function react(reaction: Reaction, response: ServerResponse): Promise<void> {
  if (reaction === "stay") {
    response.writeHead(204).end();
  } else if (reaction === "show-fragment") {
    page(response, "<script>document.querySelector('h1').textContent = location.hash</script>");
  } else if ("redirect" in reaction) {
    response.writeHead(302, { location: reaction.redirect }).end();
  } else {
    await reaction.after;
    page(response, "", reaction.show);
  }
}

function page(response: ServerResponse, end: string, heading = ""): void {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!DOCTYPE html><html lang="en"><title>App</title><h1>${heading}</h1>${end}</html>`,
  );
}
