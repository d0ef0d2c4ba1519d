import { Problem } from "../../domain/problem.ts";
import { endSession as end } from "../../service/sessions.ts";
import { operation } from "../operation.ts";

export const endSession = operation({
  id: "endSession",
  method: "delete",
  path: "/session",
  tag: "session",
  summary: "Signs out: ends the session of the access token",
  access: "member",
  limit: "act",
  answers: { 204: { description: "Signed out" } },
  problems: ["not-found"],
  handle: async (context, { actor: { member } }) => {
    if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
    await end(context, { member, sessionId: member.sessionId });
    return { status: 204 };
  },
});
