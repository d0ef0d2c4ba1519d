import * as z from "zod";
import { ROLES } from "../../domain/person.ts";
import type { Member } from "../../service/service-context.ts";
import type { WebContext } from "../web-context.ts";
import { instant } from "./json.ts";
import { INSTANT } from "./schemas.ts";

/** Whoever is signed in. */
export const MEMBER = z
  .strictObject({ id: z.int().min(1), name: z.string(), role: z.enum(ROLES) })
  .meta({ id: "Member" });

/** The session of an embed or program. */
export const SESSION = z
  .strictObject({
    accessToken: z.string().describe("Sent as a bearer token with what the member does"),
    expiresAt: INSTANT.describe("Until when the access token is good"),
    renewal: z
      .string()
      .nullable()
      .describe("Exchanged once for new tokens; null where another window of the same browser has just done so"),
    member: MEMBER,
  })
  .meta({ id: "Session" });

/** What is told of a member. */
export function memberJson({ id, name, role }: Member): z.input<typeof MEMBER> {
  return { id, name, role };
}

/** A session as it is answered. @param secret empty: another window has the new one. */
export function sessionJson(context: WebContext, { member, secret }: { member: Member; secret: string }) {
  const { token, expiresAt } = context.accessTokens.issue(member.sessionId);
  return {
    accessToken: token,
    expiresAt: instant(expiresAt),
    renewal: secret === "" ? null : secret,
    member: memberJson(member),
  };
}
