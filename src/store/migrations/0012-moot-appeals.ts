import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** An appeal can end without an answer. SQLite cannot change a check, so there the table is made anew. */
export const mootAppeals: Migration = {
  name: "moot-appeals",
  up: async (db, { engine, id, integer, tableEnd }) => {
    const states = `check (state in ('open', 'upheld', 'changed', 'reversed', 'moot'))`;
    const statements =
      engine === "postgres"
        ? [
            `alter table appeal drop constraint appeal_state_check`,
            `alter table appeal add constraint appeal_state_check ${states}`,
          ]
        : [
            `alter table appeal rename to earlier_appeal`,
            `create table appeal (
              id ${id},
              site_id ${integer} not null references site (id),
              decision_id ${integer} not null references decision (id),
              statement_id ${integer} not null references statement (id),
              person_id ${integer} references person (id),
              words text not null,
              at ${integer} not null,
              due_at ${integer} not null,
              state text not null ${states},
              heard_by ${integer} references person (id),
              same_person ${integer} not null default 0,
              reason text,
              decided_at ${integer}
            ) ${tableEnd}`,
            `insert into appeal select id, site_id, decision_id, statement_id, person_id, words, at, due_at, state,
              heard_by, same_person, reason, decided_at from earlier_appeal`,
            // Numbers of appeals are never given twice.
            `delete from sqlite_sequence where name = 'appeal'`,
            `insert into sqlite_sequence (name, seq) select 'appeal', seq from sqlite_sequence
              where name = 'earlier_appeal'`,
            `drop table earlier_appeal`,
            `create unique index appeal_decision on appeal (decision_id)`,
          ];
    // What an appeal led to is asked for in the legal exports, for every appeal.
    statements.push(`create index decision_appeal on decision (appeal_id) where appeal_id is not null`);
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
