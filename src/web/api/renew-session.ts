import * as z from "zod";
import { renewSession as renew } from "../../service/sessions.ts";
import { operation } from "../operation.ts";
import { SESSION, sessionJson } from "./session-schemas.ts";

export const renewSession = operation({
  id: "renewSession",
  method: "post",
  path: "/session/renew",
  tag: "session",
  summary: "Renews a session before or after its access token has run out",
  description:
    "The renewal secret changes each time (RFC 9700, section 4.14.2): one that was replaced more than a minute ago ends " +
    "the session, because somebody else has used it.",
  access: "anybody",
  limit: "act",
  body: z.strictObject({ renewal: z.string().min(1).max(200) }),
  answers: { 200: { description: "New tokens", schema: SESSION } },
  problems: [],
  handle: async (context, { body }) => ({
    status: 200,
    body: sessionJson(context, await renew(context, body.renewal)),
  }),
});
