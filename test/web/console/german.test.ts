import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../../src/service/moderation/decide.ts";
import { withdrawComment } from "../../../src/service/withdraw-comment.ts";
import { ENGINES } from "../../../src/store/store.ts";
import { addMember } from "../../support/people.ts";
import { openConsole } from "../../support/console.ts";
import type { TestServer } from "../../support/server.ts";
import { Visitor } from "../../support/visitor.ts";

for (const engine of ENGINES) {
  describe(`the console of a German site on ${engine}`, () => {
    let server: TestServer;
    let moderator: Visitor;
    let articleId: number;

    beforeEach(async () => {
      ({ server, moderator, articleId } = await openConsole(engine, { language: "de" }));
    });
    afterEach(async () => {
      await server.dispose();
    });

    async function write(body: string): Promise<void> {
      const guest = new Visitor(server);
      const path = `/conversations/${articleId}/write`;
      await guest.open(path);
      await guest.send(path, { name: "Grimmbart", email: "", body, action: "post" });
    }

    it("says in German how like cases ended, and what would depart from that", async () => {
      const decider = await addMember(server.context, "Osgood Hale", "moderator");
      const input = { kind: "reject", clause: 1, reason: "Beleidigung." } as const;
      for (const [index, word] of ["captain", "steward", "cook"].entries()) {
        await write(`You worthless idiot of a ${word}, go and drown in the harbour.`);
        await decide(server.context, { decider, target: { commentId: index + 1 }, input });
      }
      await write("You worthless idiot of a pilot, go and drown in the harbour.");
      const { html } = await moderator.open("/console/cases/4");
      expect(html).toContain("Alle 3 ähnlichsten Fälle wurden abgelehnt.");
      expect(html).toMatch(/abgelehnt, \d/u);
      expect(html).not.toMatch(/\brejected\b(?!")/u);
    });

    it("names a case whose author has withdrawn the comment, so that it can be opened", async () => {
      await write("You worthless idiot, did you even read the article?");
      const { device_id: id } = await server.context.store.reader
        .selectFrom("comment")
        .select("device_id")
        .executeTakeFirstOrThrow();
      await withdrawComment(server.context, { id: 1, writer: { member: null, device: { id: id ?? "" } } });
      const list = await moderator.open("/console/decided");
      expect(list.html).toMatch(/<a href="\/console\/cases\/1[^"]*"><i>Name gelöscht<\/i>/u);
      const { html } = await moderator.open("/console/cases/1");
      expect(html).toMatch(/<h1>\s*<i>Name gelöscht/u);
      expect(html).not.toContain("Dieser Fall ist entschieden");
    });
  });
}
