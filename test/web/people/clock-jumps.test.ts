import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ENGINES } from "../../../src/store/store.ts";
import { Authenticator } from "../../support/authenticator.ts";
import { startTestServer } from "../../support/server.ts";
import type { TestServer } from "../../support/server.ts";
import { mailTo, Visitor } from "../../support/visitor.ts";

const PUBLIC_URL = "https://talk.example";
const HOURS_MS = 2 * 60 * 60_000;
const EDDA = "edda@reader.example";

/** How the clock goes wrong, and how it is put right afterwards. */
const JUMPS = { "ahead and is set back": HOURS_MS, "back and is set right": -HOURS_MS };

async function isSignedIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.open("/me")).status === 200 && visitor.page.path === "/me";
}

for (const engine of ENGINES) {
  for (const [name, jump] of Object.entries(JUMPS)) {
    describe(`signing in on ${engine}, when the clock jumps two hours ${name}`, () => {
      let server: TestServer;
      let edda: Visitor;

      beforeEach(async () => {
        server = await startTestServer(engine, { env: { PUBLIC_URL } });
        // As it does every minute by itself.
        await server.background.drain();
        edda = new Visitor(server, PUBLIC_URL);
      });
      afterEach(() => server.dispose());

      async function ask(): Promise<{ code: string; link: string }> {
        await edda.open("/sign-in?return=/me");
        await edda.send("/sign-in/email", { email: EDDA });
        const { text } = await mailTo(server, EDDA);
        const { pathname, search } = new URL(/https?:\S+/u.exec(text)?.[0] ?? "");
        return { code: /\b\d{6}\b/u.exec(text)?.[0] ?? "", link: pathname + search };
      }

      it("works by a link and a code that were sent before the clock was put right", async () => {
        server.clock.advance(jump);
        await server.background.drain();
        const { link } = await ask();
        server.clock.advance(-jump);
        const elsewhere = new Visitor(server, PUBLIC_URL);
        await elsewhere.open(link);
        if (jump > 0) {
          await elsewhere.send("/sign-in/link");
          expect(await isSignedIn(elsewhere)).toBe(true);
        } else {
          // It is two hours old by then.
          expect(elsewhere.page.status).toBe(410);
        }
        const { code } = await ask();
        await edda.send("/sign-in/code", { code });
        expect(await isSignedIn(edda)).toBe(true);
      });

      it("gets its mail although the clock was put right before it left", async () => {
        server.clock.advance(jump);
        await server.background.drain();
        await ask();
        server.clock.advance(-jump);
        await server.background.drain();
        const { sent_at } = await server.context.store.reader
          .selectFrom("mail")
          .select("sent_at")
          .where("to_address", "=", EDDA)
          .executeTakeFirstOrThrow();
        expect(sent_at).not.toBeNull();
      });

      it("by a mail's code and by a passkey, holds there and back", async () => {
        const key = new Authenticator(PUBLIC_URL);
        const { code } = await ask();
        await edda.send("/sign-in/code", { code });
        const options = await edda.postJson("/me/sign-in/passkey/options", {});
        const response = key.create(String(options.body["challenge"]));
        expect((await edda.postJson("/me/sign-in/passkey", { response, name: "Phone" })).status).toBe(200);
        const visitors = [edda];
        for (const step of [jump, -jump]) {
          server.clock.advance(step);
          for (const visitor of visitors) expect(await isSignedIn(visitor)).toBe(true);
          const visitor = new Visitor(server, PUBLIC_URL);
          const { body } = await visitor.postJson("/sign-in/passkey/options", {});
          const answer = await visitor.postJson("/sign-in/passkey", {
            response: key.get(String(body["challenge"])),
            returnTo: "/me",
          });
          expect(answer.status).toBe(200);
          visitors.push(visitor);
        }
        for (const visitor of visitors) expect(await isSignedIn(visitor)).toBe(true);
      });

      it("takes the form that was open before, or shows it again and takes it then", async () => {
        await edda.open("/sign-in?return=/me");
        server.clock.advance(jump);
        await edda.send("/sign-in/email", { email: EDDA });
        // A form from the future is given out anew.
        if (jump < 0) {
          expect(edda.page.html).toContain(EDDA);
          await edda.send("/sign-in/email", { email: EDDA });
        }
        const { text } = await mailTo(server, EDDA);
        await edda.send("/sign-in/code", { code: /\b\d{6}\b/u.exec(text)?.[0] ?? "" });
        expect(await isSignedIn(edda)).toBe(true);
      });
    });
  }
}
