import { Problem } from "../../domain/problem.ts";
import type { StatementParts } from "../../domain/statement.ts";
import { updateStatement } from "../../store/statements.ts";
import type { StatementRow } from "../../store/statements.ts";
import type { ServiceContext } from "../service-context.ts";
import { refreshStanding } from "./standing.ts";

/**
 * Notes that a warning was read by whom it concerns, who may then post again. Done again it changes nothing.
 * @param statement what the person was given; that they may see it has been checked.
 * @throws Problem `conflict` for anything but a warning.
 */
export async function acknowledge(context: ServiceContext, statement: StatementRow): Promise<void> {
  if ((JSON.parse(statement.parts) as StatementParts).kind !== "warn") {
    throw new Problem("conflict", "Only a warning needs to be acknowledged.");
  }
  if (statement.acknowledged_at !== null) return;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    await updateStatement(tx, statement.id, { acknowledged_at: at });
    if (statement.person_id !== null) await refreshStanding(tx, context, { personId: statement.person_id, at });
  });
}
