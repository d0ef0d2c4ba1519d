import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One page of a publisher's site. */
export interface HostPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A publisher's site on an origin of its own. */
export interface Host {
  readonly origin: string;
  /** Pages by path; may be filled in while it runs. */
  readonly pages: Map<string, HostPage>;
  dispose(): Promise<void>;
}

/** Starts a site that serves what is put into `pages`; another port is another origin. */
export async function startHost(): Promise<Host> {
  const pages = new Map<string, HostPage>([["/favicon.ico", { html: "" }]]);
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? "").replace(/\?.*$/u, ""));
    response.writeHead(page === undefined ? 404 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(page?.html ?? "");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
