import { Problem } from "../../domain/problem.ts";
import { storableText } from "../../domain/storable-text.ts";
import { SUSPICION_TRANSITIONS } from "../../domain/suspicion.ts";
import type { SuspicionAction } from "../../domain/suspicion.ts";
import { insertNote } from "../../store/notes.ts";
import { openCaseOfSuspicion, suspicionById, updateSuspicion } from "../../store/suspicions.ts";
import { appendLedger } from "../moderation/append-ledger.ts";
import { checkDecision } from "../moderation/check-decision.ts";
import { decideWithin } from "../moderation/decide.ts";
import { currentRules } from "../moderation/house-rules.ts";
import type { Member, ServiceContext } from "../service-context.ts";
import { teachReturns } from "./teach-returns.ts";

/** What a moderator says of a suspicion. */
export type SuspicionOutcome = Exclude<SuspicionAction, "reopen">;

/** Reason on record where nothing follows for the person: they are told nothing, as nothing was done. */
const NO_ACTION: Readonly<Record<"dismiss" | "watch", string>> = {
  dismiss: "Not taken for a banned member who came back.",
  watch: "Too little is known to say whether this is a banned member who came back.",
};

/**
 * Records what a moderator says of a suspicion, and teaches the site's calibration. Dismissing and watching close the
 * case. Confirming does nothing to the person: the case stays open, and a ban is a decision like any other, with a
 * clause, a statement of reasons and an appeal.
 * @param args.note for moderators; kept with the person.
 * @throws Problem `not-found`; `conflict` when it was decided already or meanwhile.
 */
export async function decideSuspicion(
  context: ServiceContext,
  args: { suspicionId: number; outcome: SuspicionOutcome; member: Member; note: string },
): Promise<{ caseId: number | null; decisionId: number | null }> {
  const { outcome, member } = args;
  const siteId = context.site().id;
  const rules = await currentRules(context);
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const suspicion = await suspicionById(tx, siteId, args.suspicionId);
    if (suspicion === undefined) throw new Problem("not-found", "There is no such suspicion.");
    const state = SUSPICION_TRANSITIONS[suspicion.state][outcome];
    if (state === undefined) throw new Problem("conflict", "Somebody has decided this already.");
    if (!(await updateSuspicion(tx, suspicion, { state, decided_by: member.id, decided_at: at }))) {
      throw new Problem("conflict", "Somebody else has decided this meanwhile. Please look at it again.");
    }
    const note = storableText(args.note).trim();
    if (note !== "") {
      const about = { personId: suspicion.person_id, commentId: null };
      await insertNote(tx, { siteId, ...about, byPerson: member.id, text: note, at });
    }
    const recorded = async (): Promise<void> => {
      if (outcome !== "watch")
        await teachReturns(tx, context, { suspicion, confirmed: outcome === "confirm", by: member.id });
      const body = { suspicion: suspicion.id, state, by: member.id, model: suspicion.model };
      await appendLedger(tx, context, [{ kind: "suspicion", at, body }]);
    };
    const open = await openCaseOfSuspicion(tx, { id: suspicion.id, personId: suspicion.person_id });
    if (open === undefined || outcome === "confirm") {
      await recorded();
      return { caseId: open?.id ?? null, decisionId: null };
    }
    const { decisionId } = await decideWithin(tx, {
      context,
      rules,
      decider: member,
      target: { caseId: open.id, version: open.version },
      decision: checkDecision(
        { kind: "no-action", reason: NO_ACTION[outcome], internalNote: `suspicion ${suspicion.id}: ${outcome}` },
        rules,
      ),
    });
    // Last, because the ledger is held still from its first entry on.
    await recorded();
    return { caseId: open.id, decisionId };
  });
}
