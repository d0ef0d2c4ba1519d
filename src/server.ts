import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { SORTS } from "./domain/comment.ts";
import { Problem } from "./domain/problem.ts";
import { listArticles } from "./service/list-articles.ts";
import { createBackground } from "./background.ts";
import type { Background } from "./background.ts";
import type { Config } from "./config.ts";
import { createContext } from "./context.ts";
import type { AppContext } from "./context.ts";
import { DirectApi } from "./web/api/direct-api.ts";
import { OPERATIONS } from "./web/api/operations.ts";
import { createApp } from "./web/app.ts";
import { KeptAnswers } from "./web/kept-answers.ts";
import type { WebContext } from "./web/web-context.ts";

/** How long a stopping server waits for requests under way, in milliseconds. */
const REQUESTS_LIMIT_MS = 8_000;

/**
 * How long stopping may take in all, in milliseconds: service managers end a process that takes much longer. A database
 * that cannot be reached would be waited for for longer than a minute.
 */
const STOP_LIMIT_MS = 10_000;

/**
 * How long an idle connection is kept, in milliseconds: longer than the minute for which reverse proxies keep theirs, so
 * that none sends a request into a connection that is just being closed.
 */
const KEEP_ALIVE_MS = 75_000;

/** A running server. */
export interface RunningServer {
  /** Address on this machine, such as `http://localhost:8080`. */
  readonly url: string;
  readonly context: AppContext;
  /** What is done beside answering requests: jobs, mails, notices. */
  readonly background: Background;
  /**
   * Refuses new connections, finishes requests and jobs under way, closes the database.
   * @returns false when not all of that was done after ten seconds; what is still open then ends with the process.
   */
  stop(): Promise<boolean>;
}

/**
 * Starts the server.
 * @throws Error when the port is taken or the database cannot be opened.
 */
export async function startServer(options: {
  config: Config;
  assetsFolder: string;
  now?: () => number;
  log?: AppContext["log"];
  /** False: nothing is done in the background until `background` is told to; tests look at what is there before. */
  inBackground?: boolean;
}): Promise<RunningServer> {
  const { config } = options;
  const { host } = config;
  // The port is taken first: with PORT=0 it is part of the address that the pages name.
  let handle: Handler = refuse;
  const server = createServer((request, response) => {
    handle(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, config.port, host);
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
  try {
    const context = await createContext({ ...options, publicUrl: config.publicUrl ?? url });
    const handlers = new WeakMap<WebContext, Handler>();
    handle = (request, response) => {
      const site = context.siteOfHost(request.headers.host);
      let handler = handlers.get(site);
      if (handler === undefined) handlers.set(site, (handler = handlerOf(site, createApp(site))));
      handler(request, response);
    };
    for (const site of context.sites()) {
      const app = createApp(site);
      await warmUp(app, site);
      handlers.set(site, handlerOf(site, app));
    }
    const background = createBackground(context);
    if (options.inBackground !== false) await background.start();
    return {
      url,
      context,
      background,
      stop: withinLimit(async () => {
        await Promise.all([close(server), background.stop()]);
        await context.close();
      }),
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** How requests to one site are answered. */
function handlerOf(site: WebContext, app: ReturnType<typeof createApp>): Handler {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const kept = new KeptAnswers(site);
  const direct = new DirectApi(site, OPERATIONS);
  return (request, response) => {
    if (!kept.send(request, response) && !direct.take(request, response)) void listener(request, response);
  };
}

/**
 * Asks for the list of articles and the newest conversation before anybody else does: the first reader after a restart
 * then finds statements prepared and templates compiled.
 */
async function warmUp(app: ReturnType<typeof createApp>, context: WebContext): Promise<void> {
  const { articles } = await listArticles(context, { after: null });
  const paths = articles
    .slice(0, 1)
    .flatMap(({ id }) => SORTS.map((sort) => `/fragments/conversations/${id}/thread?sort=${sort}`));
  for (const path of ["/", ...paths]) await app.request(path, { headers: { "accept-encoding": "gzip" } });
}

function refuse(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { "retry-after": "1" });
  response.end();
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(portProblem(error, port) ?? error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

/** What an operator can mend, in words. */
function portProblem(error: NodeJS.ErrnoException, port: number): Problem | null {
  if (error.code === "EADDRINUSE") {
    return new Problem("unavailable", `Port ${port} is taken by another program. Choose another one with PORT=8081.`);
  }
  if (error.code === "EACCES") {
    return new Problem("unavailable", `This user may not listen on port ${port}. Choose one above 1023 with PORT.`);
  }
  return null;
}

/** The same work, which says after the time for stopping at the latest whether it was done. */
function withinLimit(stop: () => Promise<void>): () => Promise<boolean> {
  return async () => {
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      limit = setTimeout(resolve, STOP_LIMIT_MS, false);
    });
    return await Promise.race([stop().then(() => true), late]).finally(() => clearTimeout(limit));
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      server.closeAllConnections();
    }, REQUESTS_LIMIT_MS);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}
