// Ada and her browser, without scripts.

const EMAIL = "ada@northwind.example";
const PASSWORD = "correct-horse-battery";

/** What the form for this action sends unchanged, or nothing if there is none. */
function fieldsOf(page, action) {
  const form = [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].find(
    ([, attributes]) => attribute(attributes, "action") === action,
  );
  if (!form) {
    return undefined;
  }
  const fields = new URLSearchParams();
  for (const [, attributes] of form[2].matchAll(/<input\b([^>]*)>/g)) {
    if (attribute(attributes, "type") === "hidden") {
      fields.set(attribute(attributes, "name"), attribute(attributes, "value"));
    }
  }
  return fields;
}

/** An attribute's text. What is read here is ours: quoted, with few references. */
function attribute(attributes, name) {
  const found = attributes.match(new RegExp(`(?<![\\w-])${name}="([^"]*)"`));
  return found?.[1].replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

export class Person {
  #issuer;
  #cookies = new Map();

  constructor(issuer) {
    this.#issuer = issuer;
  }

  /** Signs in, if need be, and allows what is asked, ticking these boxes; where the answer went. */
  async allow(url, ticked = {}) {
    const asked = await this.#open(url);
    const isSignIn = fieldsOf(asked.text ?? "", "/sign-in");
    const consent = isSignIn
      ? await this.#send(asked, "/sign-in", { email: EMAIL, password: PASSWORD })
      : asked;
    const answer = await this.#send(consent, "/consent/decide", { ...ticked, decision: "allow" });
    return new URL(answer.location);
  }

  /** Removes every connected app. */
  async removeAll() {
    const apps = await this.#open(`${this.#issuer}/connected-apps`);
    for (const path of new Set(apps.text.match(/\/connected-apps\/grn_\w+/g))) {
      const page = await this.#open(`${this.#issuer}${path}/remove`);
      await this.#send(page, `${path}/remove`, {});
    }
  }

  /** Opens it: the page's text, or the location outside. */
  open(url) {
    return this.#open(url);
  }

  async #send(page, action, answers) {
    const fields = fieldsOf(page.text ?? "", action);
    if (!fields) {
      throw new Error(`no form for ${action}: ${page.text ?? page.location}`);
    }
    for (const [name, value] of Object.entries(answers)) {
      fields.delete(name);
      for (const one of [value].flat()) {
        fields.append(name, one);
      }
    }
    return this.#open(this.#issuer + action, {
      method: "POST",
      body: fields,
      headers: { origin: this.#issuer, referer: page.url },
    });
  }

  /** The page, or the address outside where a redirect leads. */
  async #open(url, options = {}) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      ...options,
      headers: { ...options.headers, cookie },
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      this.#cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location) {
      return { url, text: await response.text() };
    }
    const next = new URL(location, url);
    return next.origin === this.#issuer ? this.#open(next.href) : { location: next.href };
  }
}
