import * as z from "zod";
import { browserName } from "../../domain/browser-name.ts";
import { redeemEmbedCode } from "../../service/embed-session.ts";
import { operation } from "../operation.ts";
import { SESSION, sessionJson } from "./session-schemas.ts";

export const beginSession = operation({
  id: "beginSession",
  method: "post",
  path: "/session",
  tag: "session",
  summary: "Exchanges the code of the sign-in window for a session",
  description: "The code works once, within a minute, and only for the origin that opened the window.",
  access: "anybody",
  limit: "act",
  body: z.strictObject({ code: z.string().min(1).max(200) }),
  answers: { 201: { description: "Signed in", schema: SESSION } },
  problems: ["sign-in-failed"],
  handle: async (context, { body, origin, userAgent }) => {
    const session = await redeemEmbedCode(context, { code: body.code, origin, label: browserName(userAgent) });
    return { status: 201, body: sessionJson(context, session) };
  },
});
