import * as z from "zod";
import { nameKey } from "../domain/name-key.ts";
import type { Role } from "../domain/person.ts";
import { requestAudit } from "../service/audit/keep-audit.ts";
import { answerAppeal, appeal } from "../service/moderation/appeal.ts";
import { decide } from "../service/moderation/decide.ts";
import type { TellingContext } from "../service/moderation/jobs/telling-context.ts";
import { reportComment } from "../service/moderation/report-comment.ts";
import { postComment } from "../service/post-comment.ts";
import { recordRole } from "../service/record-role.ts";
import type { Member, Writer } from "../service/service-context.ts";
import { openCasesOf } from "../store/cases.ts";
import { insertPerson } from "../store/people.ts";
import { statementsOfDecisions } from "../store/statements.ts";

const HOUR_MS = 60 * 60_000;

const AGO = z.number().positive();

const MEMBER = z.object({
  name: z.string(),
  role: z.enum(["member", "moderator"]).default("member"),
  /** The day of signing up, or how long ago that was. */
  since: z.iso.date().optional(),
  hoursAgo: AGO.optional(),
});

const SCENE = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("post"),
    id: z.string(),
    article: z.string(),
    parent: z.string().nullable(),
    name: z.string(),
    hoursAgo: AGO,
    body: z.string(),
    /** Screened as any comment is: held where screening sees something. The others are public at once. */
    screened: z.boolean().default(false),
  }),
  z.object({ do: z.literal("report"), comment: z.string(), hoursAgo: AGO, clause: z.int(), note: z.string() }),
  z.object({
    do: z.literal("decide"),
    comment: z.string(),
    hoursAgo: AGO,
    by: z.string(),
    kind: z.enum(["publish", "reject", "remove", "no-action"]),
    clause: z.int().optional(),
    reason: z.string().default(""),
  }),
  z.object({
    do: z.literal("ban"),
    member: z.string(),
    hoursAgo: AGO,
    by: z.string(),
    clause: z.int(),
    reason: z.string(),
  }),
  z.object({ do: z.literal("appeal"), comment: z.string(), hoursAgo: AGO, words: z.string() }),
  z.object({
    do: z.literal("answer"),
    comment: z.string(),
    hoursAgo: AGO,
    by: z.string(),
    outcome: z.enum(["upheld", "reversed"]),
    reason: z.string(),
  }),
]);
type Scene = z.infer<typeof SCENE>;

/** The part of the demonstration that moderators see: its members, and what happened, in the order of time. */
export const MODERATION = z.object({ members: z.array(MEMBER), scenes: z.array(SCENE) });

/** Who and what the demonstration has so far, by the names that its files use. */
export interface Cast {
  readonly members: Map<string, Member>;
  /** Articles by slug, comments by their ids in the files. */
  readonly articles: Map<string, number>;
  readonly comments: Map<string, number>;
  /** What was decided last about a comment. */
  readonly decisions: Map<string, number>;
}

/** Whoever writes under a name: the member, else a guest with a device of their own. */
export function writerNamed({ members }: Cast, name: string): Writer {
  const member = members.get(name) ?? null;
  return { member, device: member === null ? { id: `demonstration-${name}` } : null };
}

/** Signs the members up. Nobody can sign in as one of them: they have no way to. */
export async function signUp(
  context: TellingContext,
  all: readonly z.infer<typeof MEMBER>[],
): Promise<Cast["members"]> {
  const members: Cast["members"] = new Map();
  for (const { name, role, since, hoursAgo } of all) {
    const at = since === undefined ? context.now() - (hoursAgo ?? 0) * HOUR_MS : Date.parse(since);
    members.set(name, await addMember({ ...context, now: () => at }, { name, role }));
  }
  return members;
}

async function addMember(context: TellingContext, { name, role }: { name: string; role: Role }): Promise<Member> {
  const at = context.now();
  return await context.store.transaction(async (tx) => {
    const siteId = context.site().id;
    const personId = await insertPerson(tx, { siteId, name, nameKey: nameKey(name), role, at });
    if (role !== "member") {
      await recordRole(tx, context, { personId, role, before: null, grantedBy: null, at, reason: "demonstration" });
    }
    return { id: personId, name, role, sessionId: 0 };
  });
}

/**
 * Plays what happened, each at its time before now, and asks for an audit of it. What follows by itself (comparing with
 * banned members, the heat of exchanges) is left to the jobs of the running server.
 * @param contexts `screened` as for everybody, `unscreened` for what is public whatever it says.
 */
export async function playScenes(
  contexts: { screened: TellingContext; unscreened: TellingContext },
  cast: Cast,
  scenes: readonly Scene[],
): Promise<void> {
  const now = contexts.screened.now();
  for (const [place, scene] of scenes.entries()) {
    const at = now - scene.hoursAgo * HOUR_MS;
    const screened = scene.do === "post" && !scene.screened ? contexts.unscreened : contexts.screened;
    await playScene({ ...screened, now: () => at }, cast, { scene, place });
  }
  await requestAudit(contexts.screened);
}

async function playScene(
  context: TellingContext,
  cast: Cast,
  { scene, place }: { scene: Scene; place: number },
): Promise<void> {
  switch (scene.do) {
    case "post": {
      const { id } = await postComment(context, {
        articleId: named(cast.articles, scene.article),
        parentId: scene.parent === null ? null : named(cast.comments, scene.parent),
        input: { name: scene.name, email: "", body: scene.body },
        writer: writerNamed(cast, scene.name),
        idempotencyKey: `demonstration-${scene.id}`,
      });
      cast.comments.set(scene.id, id);
      return;
    }
    case "report": {
      const { clause, note } = scene;
      await reportComment(context, {
        commentId: named(cast.comments, scene.comment),
        writer: { member: null, device: { id: `demonstration-reporter-${place}` } },
        report: { kind: "reader", report: { clause, note } },
      });
      return;
    }
    case "decide": {
      const { kind, clause, reason } = scene;
      const { decisionId } = await decide(context, {
        decider: named(cast.members, scene.by),
        target: { commentId: named(cast.comments, scene.comment) },
        input: { kind, reason, ...(clause === undefined ? {} : { clause }) },
      });
      cast.decisions.set(scene.comment, decisionId);
      return;
    }
    case "ban": {
      const { clause, reason } = scene;
      await decide(context, {
        decider: named(cast.members, scene.by),
        target: { personId: named(cast.members, scene.member).id },
        input: { kind: "ban", clause, reason },
      });
      return;
    }
    case "appeal": {
      const [statement] = await statementsOfDecisions(context.store.reader, [named(cast.decisions, scene.comment)]);
      if (statement === undefined) throw new Error(`nobody was told why ${scene.comment} was taken down`);
      await appeal(context, { statement, words: scene.words });
      return;
    }
    case "answer": {
      const open = await openCasesOf(context.store.reader, named(cast.comments, scene.comment));
      const waiting = open.find((row) => row.appeal_id !== null);
      if (waiting === undefined) throw new Error(`nobody appealed about ${scene.comment}`);
      await answerAppeal(context, {
        caseId: waiting.id,
        version: waiting.version,
        outcome: scene.outcome,
        reason: scene.reason,
        member: named(cast.members, scene.by),
        instead: null,
      });
    }
  }
}

function named<T>(known: ReadonlyMap<string, T>, name: string): T {
  const found = known.get(name);
  if (found === undefined) throw new Error(`the demonstration knows no ${name}`);
  return found;
}
