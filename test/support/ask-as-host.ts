import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { TestServer } from "./server.ts";

/** What the server answered. */
export interface HostAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** Asks a server under a host name, as browsers do that know it by that; `fetch` sets the header itself. */
export async function askAsHost(
  server: TestServer,
  host: string,
  ...[path, options = {}]: [
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string },
  ]
): Promise<HostAnswer> {
  const { method = "GET", headers = {}, body } = options;
  return await new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers: { host, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    });
    sent.on("error", reject).end(body);
  });
}
