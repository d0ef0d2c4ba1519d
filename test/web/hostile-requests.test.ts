import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { postComment } from "../../src/service/post-comment.ts";
import { ENGINES } from "../support/engines.ts";
import { knownArticle } from "../support/known-article.ts";
import { startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";
import { signInByMail, Visitor } from "../support/visitor.ts";

/** What nobody's own link or form would send, already percent-encoded. */
const HOSTILE = [
  "",
  "%",
  "%zz",
  "%ff",
  "%ED%A0%80",
  "%C0%80",
  "-1",
  "0",
  "1.5",
  "1e9",
  "NaN",
  "2147483648",
  "9007199254740991",
  "99999999999999999999",
  "%F0%9F%98%80",
  "%22%27%3E%3Cscript%3Ealert(1)%3C/script%3E",
  "..%2f..%2fsecrets.json",
  "__proto__",
  "constructor",
  "toString",
  "a".repeat(5_000),
];

/** Every parameter that some page reads. */
const PARAMETERS = ["after", "article", "batch", "before", "clause", "comment", "done", "kind", "lang", "page"].concat([
  "query",
  "return",
  "sort",
  "state",
  "theme",
  "title",
  "token",
  "url",
  "version",
  "way",
]);

/** All at once with each value; and some each alone, for the first refused parameter hides the others. */
const QUERIES = [
  ...HOSTILE.map((value) => PARAMETERS.map((name) => `${name}=${value.slice(0, 500)}`).join("&")),
  ...HOSTILE.filter((value) => value.length > 500).map((value) => `title=${value}`),
  ...PARAMETERS.map((name) => `${name}=__proto__`),
  ...["after", "before", "clause", "comment", "version"].map((name) => `${name}=9007199254740991`),
];

const PAGES = ["/", "/articles/none", "/conversations", "/conversations/ID", "/conversations/ID/write", "/comments/ID"]
  .concat(["replies", "reply", "edit", "withdraw", "report", "notice", "follow"].map((tail) => `/comments/ID/${tail}`))
  .concat(["/fragments/thread", "/fragments/conversations/ID/thread", "/fragments/comments/ID/replies"])
  .concat(["/embed.js", "/embed/thread.html", "/api", "/rules", "/transparency", "/transparency.json", "/health"])
  .concat(["/sign-in", "/sign-in/link", "/sign-in/sso", "/mail/confirm", "/mail/unsubscribe", "/reports/ID"])
  .concat(["/statements/ID", "/people/ID", "/me", "/me/data", "/me/sign-in", "/me/notices", "/me/preferences"])
  .concat(["/me/decisions", "/console", "/console/people", "/console/articles", "/console/settings"])
  .concat(["/media/ID/ID.svg", "/assets/ID"]);

/** What is wrong with the answer; null when nothing is. */
async function wrong(ask: Promise<{ status: number; html: string }>): Promise<string | null> {
  const { status, html } = await ask;
  if (status >= 500) return `answered ${status}`;
  return html.includes("<script>alert") ? "carries the script that was sent" : null;
}

for (const engine of ENGINES) {
  describe(`requests that no page of ours makes (${engine})`, () => {
    let server: TestServer;
    let commentId: number;
    let reader: Visitor;

    beforeAll(async () => {
      server = await startTestServer(engine);
      const article = await knownArticle(server.context);
      ({ id: commentId } = await postComment(server.context, {
        articleId: article.id,
        parentId: null,
        input: { name: "Ada", email: "", body: "The only remark." },
        writer: { member: null, device: { id: "device-of-ada" } },
        idempotencyKey: null,
      }));
      reader = new Visitor(server);
      await signInByMail(server, reader, "jo@reader.example");
    });
    afterAll(() => server.dispose());

    it.each(PAGES)("are answered, never with a failure: %s", async (page) => {
      const path = page.replaceAll("ID", String(commentId));
      const queries = QUERIES.map((query) => `${path}?${query}`);
      const paths = page.includes("ID") ? HOSTILE.map((value) => page.replaceAll("ID", value)) : [];
      const failures: string[] = [];
      for (const address of [...queries, ...paths]) {
        const found = await wrong(reader.open(address));
        if (found !== null) failures.push(`${address.slice(0, 100)} ${found}`);
      }
      expect(failures).toEqual([]);
    });
  });
}
