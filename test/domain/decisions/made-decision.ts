import type { Decision } from "../../../src/domain/decisions/decision.ts";
import type { DecisionKind } from "../../../src/domain/decisions/kinds.ts";

/** 2031-03-01, 12:00 UTC. */
export const NOON = Date.UTC(2031, 2, 1, 12);

/** An hour and a day, in milliseconds. */
export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

/** A decision of a moderator (person 2) on person 7, with whatever differs. */
export function made(id: number, kind: DecisionKind, more: Partial<Decision> = {}): Decision {
  return {
    id,
    siteId: 1,
    kind,
    caseId: null,
    commentId: null,
    articleId: null,
    personId: 7,
    deviceId: null,
    clause: null,
    rulesVersion: null,
    reason: "",
    internalNote: "",
    byPerson: 2,
    byMachine: false,
    foundByMachine: false,
    at: NOON,
    endsAt: null,
    strikeWeight: 0,
    strikeEndsAt: null,
    scope: "site",
    reversesId: null,
    appealId: null,
    batch: null,
    data: {},
    ...more,
  };
}
