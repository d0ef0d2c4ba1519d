import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";

/** Members count as new for so long, in milliseconds. */
export const NEW_MEMBER_MS = 30 * 24 * 60 * 60_000;

/** Groups of authors that a site always has. */
export const AUTHOR_GROUPS = ["guests", "long-standing", "new-members"] as const;

/** One of the groups. */
export type AuthorGroup = (typeof AUTHOR_GROUPS)[number];

/** What a figure of the audit is about: who decided, whose decisions were appealed against, or whose comments they were. */
export type AuditedBy = { readonly by: number; readonly appealed: boolean } | { readonly group: AuthorGroup };

/** Condition on rows of `moderation_case`: those that a figure of the audit counts. */
export function isAudited(audited: AuditedBy): RawBuilder<SqlBool> {
  if ("by" in audited) {
    const appealed = audited.appealed
      ? sql`and exists (select 1 from appeal where appeal.decision_id = decision.id)`
      : sql``;
    return sql<SqlBool>`appeal_id is null and exists (
      select 1 from decision
      where decision.id = moderation_case.decision_id and decision.by_person = ${audited.by}
        and decision.kind in ('publish', 'no-action', 'reject', 'remove') ${appealed}
    )`;
  }
  const group = {
    guests: sql`comment.person_id is null`,
    "new-members": sql`person.id is not null and comment.created_at - person.created_at < ${NEW_MEMBER_MS}`,
    "long-standing": sql`person.id is not null and comment.created_at - person.created_at >= ${NEW_MEMBER_MS}`,
  }[audited.group];
  return sql<SqlBool>`appeal_id is null and exists (
    select 1 from comment
    join decision on decision.id = moderation_case.decision_id and decision.by_person is not null
      and decision.kind in ('publish', 'no-action', 'reject', 'remove')
    left join person on person.id = comment.person_id
    where comment.id = moderation_case.comment_id and ${group}
  )`;
}
