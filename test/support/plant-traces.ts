import type { TestServer } from "./server.ts";

/** What a person left behind, and what they are called. */
export interface Traces {
  readonly articleId: number;
  readonly published: number;
  readonly removed: number;
  readonly name: string;
  readonly address: string;
}

/** Leaves traces of the first member in the tables that other parts of Hustings write: names, addresses and words. */
export async function plantTraces(server: TestServer, traces: Traces): Promise<void> {
  const { articleId, published, removed, name, address } = traces;
  const at = server.clock.now();
  const own = { site_id: 1, person_id: 1 };
  await server.context.store.transaction(async (tx) => {
    await tx.updateTable("comment").set({ state: "removed" }).where("id", "=", removed).execute();
    await tx
      .updateTable("article")
      .set((e) => ({ comment_count: e("comment_count", "-", 1) }))
      .execute();
    await tx
      .insertInto("revision")
      .values({ site_id: 1, comment_id: removed, body_source: "gravelpit", body_html: "gravelpit", replaced_at: at })
      .execute();
    await tx
      .insertInto("former_name")
      .values({ ...own, name: "Zephyrine", name_key: "zephyrine", until: at })
      .execute();
    await tx
      .insertInto("follow")
      .values([
        { ...own, email: null, article_id: articleId, root_id: null, created_at: at, confirmed_at: at },
        {
          site_id: 1,
          person_id: null,
          email: address,
          article_id: articleId,
          root_id: null,
          created_at: at,
          confirmed_at: at,
        },
      ])
      .execute();
    await tx
      .insertInto("notification")
      .values({ ...own, kind: "reply", article_id: articleId, comment_id: published, data: '{"name":"Quillon"}', at })
      .execute();
    await tx
      .insertInto("mail")
      .values({
        site_id: 1,
        person_id: null,
        kind: "digest",
        to_address: "wim@reader.example",
        subject: "Quillon answered",
        body_text: "oboe-weather",
        body_html: "oboe-weather",
        headers: "{}",
        message_id: "digest-1",
        state: "sent",
        created_at: at,
      })
      .execute();
    await tx.insertInto("mail_block").values({ site_id: 1, address: address, reason: "bounce", at }).execute();
    await tx
      .insertInto("report")
      .values([
        report({ at, comment_id: removed, note: "Quillon wrote gravelpit!", by_key: "d:x", person_id: null }),
        report({
          at,
          comment_id: published,
          note: "zephyrine",
          by_key: "p:1",
          person_id: 1,
          contact: '{"name":"Quillon"}',
        }),
      ])
      .execute();
    await tx
      .insertInto("moderation_case")
      .values({
        site_id: 1,
        queue: "held",
        state: "decided",
        article_id: articleId,
        comment_id: removed,
        person_id: null,
        clause: null,
        priority: 1,
        author_name: name,
        body: "gravelpit",
        opened_at: at,
        decided_at: at,
      })
      .execute();
    const { id: decisionId } = await tx
      .insertInto("decision")
      .values({
        ...own,
        kind: "remove",
        case_id: null,
        comment_id: removed,
        article_id: articleId,
        device_id: null,
        clause: 3,
        rules_version: 1,
        reason: "You, Quillon, wrote gravelpit.",
        internal_note: "Ashdown again",
        by_person: null,
        at,
        data: "{}",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const { id: statementId } = await tx
      .insertInto("statement")
      .values({
        ...own,
        decision_id: decisionId,
        device_id: null,
        secret_hash: "s",
        parts: '{"facts":"gravelpit"}',
        appeal_until: null,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("appeal")
      .values({
        ...own,
        decision_id: decisionId,
        statement_id: statementId,
        words: "zephyrine",
        at,
        due_at: at,
        state: "upheld",
        reason: "No, Quillon.",
      })
      .execute();
    await tx
      .insertInto("moderator_note")
      .values({ ...own, comment_id: null, by_person: null, text: "Watch Ashdown", at })
      .execute();
    await tx
      .insertInto("finding")
      .values({
        site_id: 1,
        comment_id: removed,
        step: "words",
        clause: 3,
        weight: "hold",
        strength: 0.5,
        what: '{"word":"gravelpit"}',
        passage_start: 0,
        passage_end: 9,
        rule_id: null,
        at,
      })
      .execute();
    await tx
      .insertInto("role_grant")
      .values({ ...own, role: "member", granted_by: null, at, reason: "Quillon asked" })
      .execute();
    await tx
      .insertInto("style_profile")
      .values({
        person_id: 1,
        site_id: 1,
        profile: '{"words":["zephyrine"]}',
        comment_count: 2,
        word_count: 9,
        last_comment_id: removed,
        updated_at: at,
      })
      .execute();
  });
}

function report(values: {
  at: number;
  comment_id: number;
  note: string;
  by_key: string;
  person_id: number | null;
  contact?: string;
}) {
  const { at, ...rest } = values;
  return {
    site_id: 1,
    kind: "reader" as const,
    clause: null,
    contact: null,
    receipt_hash: `receipt ${values.comment_id}`,
    state: "open" as const,
    created_at: at,
    ...rest,
  };
}
