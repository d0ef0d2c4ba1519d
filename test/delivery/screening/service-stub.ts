import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a service was asked. */
export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server on a free port that answers as told. */
export interface Service {
  readonly url: string;
  readonly asked: Asked[];
  /** How many connections were closed by the other side before the answer was complete. */
  cutShort(): number;
  close(): Promise<void>;
}

/** Starts a service; `answer` may also never end the response. */
export async function startService(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<Service> {
  const asked: Asked[] = [];
  let cut = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      answer(response, request);
    });
    response.on("close", () => {
      if (!response.writableFinished) cut++;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    cutShort: () => cut,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
