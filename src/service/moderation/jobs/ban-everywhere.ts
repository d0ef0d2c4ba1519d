import { isInForce, standingDecisions } from "../../../domain/decisions/in-force.ts";
import { textsFor } from "../../../domain/messages/texts.ts";
import { decisionById, decisionsNaming, decisionsOfBatch } from "../../../store/decisions.ts";
import { identitiesOf, identityBySubject } from "../../../store/identities.ts";
import type { IdentityRow } from "../../../store/identities.ts";
import { loadSites } from "../../../store/sites.ts";
import type { Db } from "../../../store/store.ts";
import type { ServiceContext } from "../../service-context.ts";
import { keepBannedIdentities } from "../banned-identities.ts";
import { decideWithin } from "../decide.ts";
import { currentRules } from "../house-rules.ts";
import { decisionOf } from "../read-decisions.ts";
import { reverseWithin } from "../reverse.ts";

/**
 * Brings the other sites of the installation in line with a ban for all sites as it stands now: while it holds, it is a
 * decision on each site where the same person is a member, in that site's own words; when it was lifted or reversed, so
 * are they. Nobody learns there what was decided on, where or by whom. May be done twice.
 * @param sites the context of a site.
 */
export async function banEverywhere(
  sites: (id: number) => ServiceContext,
  data: { siteId: number; decisionId: number },
): Promise<void> {
  const home = sites(data.siteId);
  const db = home.store.reader;
  const row = await decisionById(db, data.siteId, data.decisionId);
  if (row === undefined || row.person_id === null) return;
  const personId = row.person_id;
  const ban = decisionOf(row);
  const later = (await decisionsNaming(db, ban.id)).map(decisionOf);
  const at = home.now();
  const standing = standingDecisions([ban, ...later], at).find(({ decision }) => decision.id === ban.id);
  const holds = standing !== undefined && isInForce(standing, at);
  const identities = await identitiesOf(db, personId);
  if (holds) {
    const kept = { decisionId: ban.id, personId, scope: "all-sites", endsAt: ban.endsAt } as const;
    await home.store.transaction((tx) => keepBannedIdentities(tx, home, kept));
  }
  for (const { id } of await loadSites(db)) {
    if (id === data.siteId) continue;
    const there = sites(id);
    const batch = `all-sites:${ban.id}`;
    if (holds) await banThere(there, { identities, batch, endsAt: ban.endsAt });
    else await endThere(there, { batch, as: standing === undefined ? "reverse" : "lift" });
  }
}

async function banThere(
  context: ServiceContext,
  args: { identities: readonly IdentityRow[]; batch: string; endsAt: number | null },
): Promise<void> {
  const rules = await currentRules(context);
  const { language } = context.site().settings;
  await context.store.transaction(async (tx) => {
    const siteId = context.site().id;
    if ((await decisionsOfBatch(tx, { siteId, batch: args.batch })).length > 0) return;
    const personId = await sameMember(tx, { siteId, identities: args.identities });
    if (personId === null) return;
    const left = args.endsAt === null ? null : Math.ceil((args.endsAt - context.now()) / 1000);
    await decideWithin(tx, {
      context,
      rules,
      decider: null,
      target: { personId },
      decision: {
        ...NOTHING_ELSE,
        kind: "ban",
        reason: textsFor(language).moderating.bannedEverywhere,
        durationSeconds: left,
      },
      batch: args.batch,
      byMachine: true,
    });
  });
}

/** A ban that rests on no clause of this site, and gives no strike here: nothing happened here. */
const NOTHING_ELSE = {
  clause: null,
  internalNote: "",
  scope: "site",
  pastComments: "keep",
  place: "thread",
  slowSeconds: null,
  strikeWeight: 0,
  reversesId: null,
  law: null,
} as const;

/** The member of another site who has proven the same address, or the same account with a provider. */
async function sameMember(
  tx: Db,
  { siteId, identities }: { siteId: number; identities: readonly IdentityRow[] },
): Promise<number | null> {
  for (const { kind, subject } of identities) {
    if (kind !== "email" && kind !== "oidc") continue;
    const known = await identityBySubject(tx, { siteId, kind, subject });
    if (known !== undefined) return known.person_id;
  }
  return null;
}

async function endThere(context: ServiceContext, args: { batch: string; as: "reverse" | "lift" }): Promise<void> {
  const rules = await currentRules(context);
  const { language } = context.site().settings;
  const reason = textsFor(language).moderating.bannedNoMore;
  await context.store.transaction(async (tx) => {
    const rows = await decisionsOfBatch(tx, { siteId: context.site().id, batch: args.batch });
    for (const row of rows.filter(({ kind }) => kind === "ban")) {
      const target = decisionOf(row);
      const later = (await decisionsNaming(tx, row.id)).map(decisionOf);
      const standing = standingDecisions([target, ...later], context.now()).find(
        ({ decision }) => decision.id === row.id,
      );
      // Moderators there have ended it already.
      if (standing === undefined || !isInForce(standing, context.now())) continue;
      if (args.as === "reverse") {
        await reverseWithin(tx, { context, decisionId: row.id, decider: null, reason });
        continue;
      }
      await decideWithin(tx, {
        context,
        rules,
        decider: null,
        target: { decisionId: row.id },
        decision: { ...NOTHING_ELSE, kind: "lift", reversesId: row.id, reason, durationSeconds: null },
        byMachine: true,
      });
    }
  });
}
