import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/**
 * The last comments of a device are asked for with every post, those of one article with every page: the index has the
 * order of the first and the article's id for the second, which looks through a device's entries without their rows.
 */
export const lastOfDevice: Migration = {
  name: "last-of-device",
  up: async (db) => {
    await sql`drop index comment_device`.execute(db);
    await sql`create index comment_device on comment (device_id, id, article_id) where device_id is not null`.execute(
      db,
    );
  },
};
