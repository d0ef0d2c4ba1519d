import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decide } from "../../src/service/moderation/decide.ts";
import { Talk } from "../browser/harbour-baths.ts";
import { ENGINES } from "../support/engines.ts";
import { decision } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";
import { API_TOKEN, startTestServer } from "../support/server.ts";
import type { TestServer } from "../support/server.ts";

for (const engine of ENGINES) {
  describe(`the public record of moderation on ${engine}`, () => {
    let server: TestServer;

    beforeEach(async () => {
      server = await startTestServer(engine);
      await Talk.open(server, API_TOKEN);
    });
    afterEach(async () => {
      await server.dispose();
    });

    it("shows the head, figures by clause and month, and the log, without anybody in it", async () => {
      const { context } = server;
      const wanda = await addMember(context, "Wanda", "moderator");
      const grump = await addMember(context, "Grump");
      const empty = (await (await fetch(`${server.url}/transparency.json`)).json()) as { head: unknown };
      expect(empty.head).toBeNull();
      const input = decision("warn", { clause: 2, reason: "A secret reason." });
      for (let index = 0; index < 60; index++) {
        await decide(context, { decider: wanda, target: { personId: grump.id }, input });
      }
      server.clock.advance(3_600_000);
      const page = await (await fetch(`${server.url}/transparency`)).text();
      expect(page).toContain("<td>60</td>");
      expect(page).toContain("rule 2: 60");
      expect(page).toContain("/transparency?after=11");
      const text = await (await fetch(`${server.url}/transparency.json?after=11`)).text();
      const record = JSON.parse(text) as { head: { count: number }; log: object[]; next: string | null };
      expect(record.head.count).toBe(60);
      expect(record.log).toHaveLength(10);
      expect(record.next).toBeNull();
      for (const secret of ["Grump", "Wanda", "secret reason", "person"]) expect(page + text).not.toContain(secret);
    });
  });
}
