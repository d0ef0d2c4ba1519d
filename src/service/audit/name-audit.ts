import type { AuditView, PairSide, PairView } from "../../domain/audit-view.ts";
import { beginningOf } from "../../domain/excerpt.ts";
import { decidedByIds } from "../../store/decided-comments.ts";
import type { DecidedRow } from "../../store/decided-comments.ts";
import { peopleByIds } from "../../store/people.ts";
import type { ServiceContext } from "../service-context.ts";
import type { OppositePair, SiteAudit } from "./audit-site.ts";

/** Pairs of near-identical comments that are shown. */
const SHOWN_PAIRS = 20;

/** Length of the texts shown, in UTF-16 code units. */
const EXCERPT_LENGTH = 400;

/**
 * An audit with the names that people have now, and with the texts of its cases. What has been deleted since is left out.
 * @param at when it was made (milliseconds since 1970-01-01 UTC).
 */
export async function nameAudit(context: ServiceContext, found: SiteAudit, at: number): Promise<AuditView> {
  const names = await namesOf(context, found);
  const named = <T extends { personId: number }>(all: readonly T[]): (T & { name: string })[] =>
    all.map((one) => ({ ...one, name: names(one.personId) })).toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    ...found,
    at,
    moderators: named(found.moderators),
    appeals: named(found.appeals),
    pairs: await pairsOf(context, found.pairs.slice(0, SHOWN_PAIRS), names),
  };
}

async function namesOf(context: ServiceContext, found: SiteAudit): Promise<(personId: number) => string> {
  const ids = [
    ...found.moderators.map(({ personId }) => personId),
    ...found.pairs.flatMap(({ publishedBy, takenAwayBy }) => [publishedBy, takenAwayBy]),
  ];
  const people = await peopleByIds(context.store.reader, context.site().id, [...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (personId) => names.get(personId) ?? `${personId}`;
}

async function pairsOf(
  context: ServiceContext,
  pairs: readonly OppositePair[],
  names: (personId: number) => string,
): Promise<PairView[]> {
  const ids = pairs.flatMap(({ published, takenAway }) => [published, takenAway]);
  const rows = await decidedByIds(context.store.reader, context.site().id, [...new Set(ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const [published, takenAway] = [byId.get(pair.published), byId.get(pair.takenAway)];
    if (published === undefined || takenAway === undefined) return [];
    return [
      {
        published: sideOf(published, names(pair.publishedBy)),
        takenAway: sideOf(takenAway, names(pair.takenAwayBy)),
        likeness: pair.likeness,
        sameModerator: pair.publishedBy === pair.takenAwayBy,
      },
    ];
  });
}

function sideOf(row: DecidedRow, by: string): PairSide {
  return {
    caseId: row.id,
    excerpt: beginningOf(row.body, EXCERPT_LENGTH),
    by,
    at: row.at,
    reversed: row.reversed === 1,
  };
}
