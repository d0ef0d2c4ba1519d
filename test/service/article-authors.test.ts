import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAdmin } from "../../src/service/add-admin.ts";
import { grantRole } from "../../src/service/grant-role.ts";
import { postComment } from "../../src/service/post-comment.ts";
import { publishArticle } from "../../src/service/publish-article.ts";
import type { Publication } from "../../src/service/publish-article.ts";
import type { Member } from "../../src/service/service-context.ts";
import { signIn } from "../../src/service/sign-in.ts";
import { authorsOfArticle } from "../../src/store/article-authors.ts";
import { articleById } from "../../src/store/articles.ts";
import { insertSite } from "../../src/store/sites.ts";
import { commentById } from "../../src/store/comments.ts";
import { openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { addMember } from "../support/people.ts";

const NORA = "nora@news.example";

const ARTICLE: Publication = {
  id: "weir",
  url: "https://news.example/weir",
  slug: null,
  title: "The weir",
  standfirst: null,
  author: "Nora Lund",
  publishedAt: null,
  image: null,
  body: null,
  commentsOpen: true,
  closeAfterDays: null,
  authorAccounts: null,
};

for (const engine of ENGINES) {
  describe(`who wrote an article (${engine})`, () => {
    let talk: Conversation;
    let weir: number;

    beforeEach(async () => {
      talk = await openConversation(engine);
      weir = await publish({ authorAccounts: [NORA] });
    });
    afterEach(() => talk.dispose());

    async function publish(changes: Partial<Publication>): Promise<number> {
      const { article } = await publishArticle(talk.context, { publication: { ...ARTICLE, ...changes } });
      return article.id;
    }

    async function say(member: Member, articleId = weir): Promise<number> {
      talk.clock.advance(1_000);
      const input = { name: "", email: "", body: `Something said at ${talk.clock.now()}` };
      const writer = { member, device: null };
      return (await postComment(talk.context, { writer, articleId, parentId: null, input, idempotencyKey: null })).id;
    }

    async function badge(commentId: number): Promise<string | null | undefined> {
      return (await commentById(talk.context.store.reader, 1, commentId))?.badge;
    }

    async function version(): Promise<number> {
      return (await articleById(talk.context.store.reader, 1, weir))?.version ?? Number.NaN;
    }

    async function signInAs(email: string, kind: "email" | "oidc" = "email"): Promise<Member> {
      const identity = { kind, subject: email, label: email, name: "Nora Lund", email, role: null };
      const session = { kind: "page", label: "a browser", way: kind, origin: null } as const;
      return (await signIn(talk.context, { identity, session })).member;
    }

    it("has the badge of the author under that article, and under no other", async () => {
      const nora = await signInAs(NORA);
      expect([await badge(await say(nora)), await badge(await say(nora, talk.article.id))]).toEqual(["author", null]);
      await grantRole(talk.context, { personId: nora.id, role: "author", grantedBy: null, reason: "" });
      const here = await say(await signInAs(NORA));
      const elsewhere = await say(await signInAs(NORA), talk.article.id);
      expect([await badge(here), await badge(elsewhere)]).toEqual(["author", "staff"]);
      const other = await addMember(talk.context, "Ivo", "author");
      expect(await badge(await say(other))).toBe("staff");
    });

    it.each(["email", "oidc"] as const)("is known from when they sign in, by %s", async (kind) => {
      expect(await authorsOfArticle(talk.context.store.reader, weir)).toMatchObject([{ person_id: null, name: null }]);
      const nora = await signInAs(NORA, kind);
      expect(await authorsOfArticle(talk.context.store.reader, weir)).toMatchObject([
        { person_id: nora.id, identity_key: null, name: "Nora Lund" },
      ]);
      expect(await badge(await say(nora))).toBe("author");
    });

    it("may be the one whom the command line makes an admin", async () => {
      await addAdmin(talk.context, { email: NORA });
      expect(await authorsOfArticle(talk.context.store.reader, weir)).toMatchObject([{ name: expect.anything() }]);
    });

    it("is never kept as an address that nobody has signed in with", async () => {
      const rows = await talk.context.store.reader.selectFrom("article_author").selectAll().execute();
      // The context of these tests has a hash that can be read; what is kept is what it makes.
      expect(rows.map(({ identity_key: key }) => key)).toEqual([talk.context.hashIdentity(`email ${NORA}`)]);
    });

    it("changes with what is published, and the badges above earlier comments with it", async () => {
      const nora = await signInAs(NORA);
      const id = await say(nora);
      const before = await version();
      await publish({});
      expect([await badge(id), await version()]).toEqual(["author", before]);
      await publish({ authorAccounts: [] });
      expect(await badge(id)).toBeNull();
      expect(await version()).toBeGreaterThan(before);
      await publish({ authorAccounts: [String(nora.id)] });
      expect(await badge(id)).toBe("author");
      const again = await version();
      await publish({ authorAccounts: [NORA, String(nora.id)] });
      expect(await version()).toBe(again);
    });

    it("keeps the badge whatever role they get", async () => {
      const nora = await signInAs(NORA);
      const [here, elsewhere] = [await say(nora), await say(nora, talk.article.id)];
      for (const [role, badgeElsewhere] of [
        ["moderator", "staff"],
        ["member", null],
      ] as const) {
        await grantRole(talk.context, { personId: nora.id, role, grantedBy: null, reason: "" });
        expect([await badge(here), await badge(elsewhere)]).toEqual(["author", badgeElsewhere]);
      }
    });

    it.each(["987654", "not an address", "a@b\r\nBcc: c@d.example", ""])("is not %j", async (account) => {
      await expect(publish({ authorAccounts: [account] })).rejects.toMatchObject({
        code: "invalid-input",
        fields: [{ field: "authorAccounts" }],
      });
    });

    it("is a member of this site", async () => {
      const nora = await signInAs(NORA);
      const id = await talk.context.store.transaction((tx) =>
        insertSite(tx, { name: "Elsewhere", address: "https://else.example", at: talk.clock.now() }),
      );
      const elsewhere = { ...talk.context, site: () => ({ ...talk.context.site(), id }) };
      const publication = { ...ARTICLE, authorAccounts: [String(nora.id)] };
      await expect(publishArticle(elsewhere, { publication })).rejects.toMatchObject({ code: "invalid-input" });
    });
  });
}
