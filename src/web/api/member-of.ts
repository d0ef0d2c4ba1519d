import { Problem } from "../../domain/problem.ts";
import type { Member } from "../../service/service-context.ts";
import type { Actor } from "../security/actor.ts";

/** The member who asks, in operations that only members reach. @throws Problem `sign-in-needed`. */
export function memberOf(actor: Actor): Member {
  if (actor.member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return actor.member;
}
