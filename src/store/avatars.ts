import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** How a member is shown beside what they write. */
export interface Face {
  readonly id: number;
  /** When they became a member (milliseconds since 1970-01-01 UTC). */
  readonly since: number;
  /** Name of the picture that they have; null: one is drawn. */
  readonly avatar: string | null;
}

/** How these members are shown. */
export async function facesOf(db: Db, siteId: number, ids: readonly number[]): Promise<Face[]> {
  if (ids.length === 0) return [];
  return await db
    .selectFrom("person")
    .leftJoin("avatar", (join) => join.onRef("avatar.person_id", "=", "person.id").on("avatar.hidden", "=", 0))
    .select(["person.id", "person.created_at as since", "avatar.name as avatar"])
    .where("person.id", "in", ids)
    .where(ofSite(siteId, "person"))
    .execute();
}

/** What is known of a member's picture, without its bytes. */
export async function avatarOf(
  db: Db,
  personId: number,
): Promise<{ source_key: string | null; name: string | null; type: string | null; hidden: number } | undefined> {
  return await db
    .selectFrom("avatar")
    .select(["source_key", "name", "type", "hidden"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

/** The picture of this name that a member of the site shows. */
export async function avatarByName(
  db: Db,
  args: { siteId: number; name: string },
): Promise<{ type: string; bytes: Uint8Array } | undefined> {
  const row = await db
    .selectFrom("avatar")
    .select(["type", "bytes"])
    .where("site_id", "=", args.siteId)
    .where("name", "=", args.name)
    .where("hidden", "=", 0)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.type === null || row.bytes === null) return undefined;
  return { type: row.type, bytes: row.bytes };
}

/** What `hidden` says of a member's picture: shown, not wanted by the member, or taken away by a moderator. */
export const PICTURE_HIDDEN = { shown: 0, byMember: 1, byModerator: 2 } as const;

/** Changes whether a picture is shown. @returns false where the member has none. */
export async function hidePicture(
  tx: Db,
  args: { personId: number; hidden: (typeof PICTURE_HIDDEN)[keyof typeof PICTURE_HIDDEN] },
): Promise<boolean> {
  const row = await tx
    .updateTable("avatar")
    .set({ hidden: args.hidden })
    .where("person_id", "=", args.personId)
    .returning("person_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The bytes of a member's own picture. */
export async function ownAvatar(db: Db, personId: number): Promise<{ type: string; bytes: Uint8Array } | undefined> {
  const row = await db
    .selectFrom("avatar")
    .select(["type", "bytes"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
  if (row === undefined || row.type === null || row.bytes === null) return undefined;
  return { type: row.type, bytes: row.bytes };
}

/** The name of the file that a picture is handed out as. */
export function pictureFile({ type }: { readonly type: string }): string {
  return `picture.${type.slice(type.indexOf("/") + 1)}`;
}

/** Keeps a member's picture in the place of any other; null: there is none any more. */
export async function putAvatar(
  tx: Db,
  args: {
    siteId: number;
    personId: number;
    sourceKey: string | null;
    picture: { name: string; type: string; bytes: Uint8Array } | null;
    hidden: (typeof PICTURE_HIDDEN)[keyof typeof PICTURE_HIDDEN];
    at: number;
  },
): Promise<void> {
  const { siteId, personId, sourceKey, picture, hidden, at } = args;
  const values = {
    site_id: siteId,
    source_key: sourceKey,
    name: picture?.name ?? null,
    type: picture?.type ?? null,
    bytes: picture?.bytes ?? null,
    hidden,
    at,
  };
  await tx
    .insertInto("avatar")
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(values))
    .execute();
}
