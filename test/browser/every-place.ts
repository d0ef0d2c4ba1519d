import { fileURLToPath } from "node:url";
import { SITE_SETTINGS } from "../../src/domain/site-settings.ts";
import { installDemonstration } from "../../src/exchange/demonstration.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { UNDO_MS } from "../../src/service/moderation/undo-time.ts";
import { RECENT_SIGN_IN_MS } from "../../src/service/recent-sign-in.ts";
import { updatePerson } from "../../src/store/people.ts";
import { decision } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { mailTo, signInByMail, Visitor } from "../support/visitor.ts";

const DEMONSTRATION = fileURLToPath(new URL("../../examples/demo/", import.meta.url));

/** Site that may show the conversation. */
const EMBEDDING = "https://news.example";

/** Somebody who looks at pages, with the cookies that make them who they are, and what there is for them. */
export interface Looker {
  readonly who: string;
  readonly cookies: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
}

/** A server on which every kind of page has something to show. */
export interface EveryPlace {
  readonly server: TestServer;
  readonly lookers: readonly Looker[];
}

/** A word that fits into no line of a phone. */
const LONG_WORD = "Lowergatekeepersdeputyassistantsspareheadkeycupboardlockinspection".repeat(3);

/**
 * Opens the demonstration and lets a member, a guest and moderators do everything that gives a page of its own: one
 * comment answered and mentioned, one removed with statement and appeal, reports, wishes, links of mails.
 */
export async function openEveryPlace(): Promise<EveryPlace> {
  const provider = { id: "herald", label: "Herald account", issuer: "https://id.herald.example", clientId: "h" };
  const server = await startTestServer("sqlite", {
    env: { OIDC_PROVIDERS: JSON.stringify([provider]) },
    settings: { allowedOrigins: [EMBEDDING], screening: SITE_SETTINGS.parse({}).screening },
  });
  const { context } = server;
  await installDemonstration(context, DEMONSTRATION);
  const article = await context.store.reader.selectFrom("article").selectAll().orderBy("id").executeTakeFirstOrThrow();
  const conversation = `/conversations/${article.id}`;

  const personWithAddress = async (subject: string): Promise<number> => {
    const found = context.store.reader.selectFrom("identity").select("person_id").where("subject", "=", subject);
    return (await found.executeTakeFirstOrThrow()).person_id;
  };
  const guest = new Visitor(server);
  const member = new Visitor(server);
  const staff = new Visitor(server);
  await signInByMail(server, member, "lieselotte@reader.example");
  await signInByMail(server, staff, "editor@herald.example");
  const memberId = await personWithAddress("lieselotte@reader.example");
  const staffId = await personWithAddress("editor@herald.example");
  await context.store.transaction(async (tx) => {
    await updatePerson(tx, memberId, { name: "Lieselotte", name_key: "lieselotte", bio: `Swims before ${LONG_WORD}.` });
    await updatePerson(tx, staffId, { role: "admin" });
    await tx.updateTable("article").set({ title: LONG_WORD }).where("id", "=", article.id).execute();
  });
  const other = await addMember(context, "Ignatz");

  const own = await post(server, member, `${conversation}/write`, { body: "Is the *lower* gate open in winter?" });
  const removed = await post(server, member, `${conversation}/write`, { body: `The keeper sold the ${LONG_WORD}.` });
  const wish = { name: "Bram", email: "bram@reader.example", tellMe: "1" };
  const answer = await post(server, guest, `/comments/${own}/reply`, { ...wish, body: "Until six, @Lieselotte." });
  const wanda = await addMember(context, "Wanda", "moderator");
  const guestRemoved = await post(server, guest, `${conversation}/write`, {
    ...wish,
    body: "The keys hang in the shed.",
  });
  for (const commentId of [removed, guestRemoved]) {
    const input = decision("remove", { clause: 1, reason: `There is no proof of ${LONG_WORD}.` });
    await decide(context, { decider: wanda, target: { commentId }, input });
  }
  await guest.open(`/comments/${own}/notice`);
  server.clock.advance(10_000);
  const notice = { explanation: "Untrue.", name: "Nora Quill", email: "nora@reader.example", goodFaith: "1" };
  const receipt = /\/reports\/[\w-]{43}/u.exec((await guest.send(`/comments/${own}/notice`, notice)).html)?.[0] ?? "";
  server.clock.advance(UNDO_MS);
  await server.background.drain();

  const statement = /\/me\/decisions\/\d+/u.exec((await mailTo(server, "lieselotte@reader.example")).text)?.[0] ?? "";
  const mails = await context.store.reader.selectFrom("mail").select("body_text").execute();
  const linked = (pattern: RegExp): string => {
    const found = mails.map(({ body_text: text }) => pattern.exec(text)?.[0]).find((path) => path !== undefined);
    if (found === undefined) throw new Error(`no mail with ${String(pattern)}`);
    return found;
  };
  const late = new Visitor(server);
  await late.open("/sign-in");
  await late.send("/sign-in/email", { email: "late@reader.example" });
  const link = /\/sign-in\/link\S+/u.exec((await mailTo(server, "late@reader.example")).text)?.[0] ?? "";
  const popup = new URLSearchParams({ origin: EMBEDDING, state: "s".repeat(22), return: `${EMBEDDING}/a` }).toString();
  const cases = await context.store.reader.selectFrom("moderation_case").select(["id", "queue"]).execute();
  const oneOfEachQueue = new Map(cases.map(({ id, queue }) => [queue, id]));

  const earlier = new Map(member.cookies);
  server.clock.advance(RECENT_SIGN_IN_MS);
  await signInByMail(server, staff, "editor@herald.example", "/sign-in?again=yes");
  const again = new Visitor(server);
  await signInByMail(server, again, "lieselotte@reader.example");
  const fresh = await post(server, guest, `/comments/${own}/reply`, { ...wish, body: "Or ask at the mill." });

  return {
    server,
    lookers: [
      {
        who: "anybody",
        cookies: new Map(),
        paths: [
          "/",
          `/people/${memberId}`,
          "/rules",
          "/transparency",
          "/api",
          "/sign-in",
          link,
          "/sign-in/link?token=nothing",
          `/comments/${own}/report`,
          `/comments/${own}/notice`,
          receipt,
          linked(/\/mail\/confirm\S+/u),
          linked(/\/mail\/unsubscribe\S+/u),
          linked(/\/statements\/[\w-]{43}/u),
          "/mail/unsubscribe?token=nothing",
        ],
      },
      {
        who: "a guest",
        cookies: guest.cookies,
        paths: ["/me/data", `/comments/${answer}`, `/comments/${fresh}/edit`, `/comments/${answer}/withdraw`],
      },
      {
        who: "a member who has just signed in",
        cookies: again.cookies,
        paths: [
          conversation,
          `${conversation}/write`,
          `${conversation}/follow`,
          `/comments/${own}`,
          `/comments/${removed}`,
          "/me",
          "/me/sign-in",
          "/me/data",
          "/me/notices",
          "/me/preferences",
          "/me/decisions",
          statement,
          `/people/${other.id}`,
          `/sign-in/popup?${popup}`,
        ],
      },
      {
        who: "a member who signed in a while ago",
        cookies: earlier,
        paths: ["/me/sign-in", "/me/data", "/sign-in?again=yes"],
      },
      {
        who: "an admin",
        cookies: staff.cookies,
        paths: [
          ...[...oneOfEachQueue.keys()].map((queue) => `/console/${queue}`),
          ...[...oneOfEachQueue.values()].map((id) => `/console/cases/${id}`),
          "/console/decided",
          "/console/people",
          `/console/people/${memberId}`,
          "/console/audit",
          "/console/outbox",
          "/console/articles",
          `/console/articles/${article.id}`,
          "/console/replies",
          "/console/rules",
          "/console/rules/new",
          "/console/rules/1/change",
          "/console/screening",
          "/console/screening/new",
          "/console/settings",
          "/console/legal",
        ],
      },
    ],
  };
}

async function post(
  server: TestServer,
  visitor: Visitor,
  ...[path, fields]: [path: string, fields: Record<string, string>]
): Promise<number> {
  await visitor.open(path);
  const page = await visitor.send(path, { name: "", email: "", action: "post", ...fields });
  const id = /^\/comments\/(\d+)\?done=posted/u.exec(page.path)?.[1];
  if (id === undefined) throw new Error(`not posted: ${page.status} ${page.path} ${page.html.slice(0, 3_000)}`);
  server.clock.advance(10_000);
  return Number(id);
}
