/** Makes requests as a browser would, each from another network, so that no limit is met. */
export class Asker {
  readonly #url: string;
  #count = 0;

  constructor(url: string) {
    this.#url = url;
  }

  async ticket(): Promise<string> {
    const page = await (await fetch(this.get("/sign-in"))).text();
    const [, ticket] = /name="ticket" value="([^"]+)"/u.exec(page) ?? [];
    if (ticket === undefined) throw new Error("the page for signing in has no ticket");
    return ticket;
  }

  get(path: string): Request {
    return new Request(this.#url + path, { redirect: "manual", headers: this.#headers() });
  }

  form(path: string, fields: Record<string, string>): Request {
    return new Request(this.#url + path, {
      method: "POST",
      redirect: "manual",
      headers: this.#headers(),
      body: new URLSearchParams(fields),
    });
  }

  json(path: string, body: object): Request {
    return new Request(this.#url + path, {
      method: "POST",
      redirect: "manual",
      headers: { ...this.#headers(), "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  #headers(): Record<string, string> {
    this.#count++;
    const network = `${10 + (this.#count >> 16)}.${(this.#count >> 8) & 255}.${this.#count & 255}.7`;
    return { "sec-fetch-site": "same-origin", "x-forwarded-for": network };
  }
}
