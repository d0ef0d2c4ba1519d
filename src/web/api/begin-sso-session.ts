import * as z from "zod";
import { browserName } from "../../domain/browser-name.ts";
import { Problem } from "../../domain/problem.ts";
import { signInBySso } from "../../service/sso-sign-in.ts";
import { operation } from "../operation.ts";
import { SESSION, sessionJson } from "./session-schemas.ts";

export const beginSsoSession = operation({
  id: "beginSsoSession",
  method: "post",
  path: "/session/sso",
  tag: "session",
  summary: "Signs in whoever the publisher's own token names",
  description:
    "The token is a JWT that the publisher signs with HS256, RS256 or ES256. It has the claims sub, jti, iat, exp and aud, " +
    "may have iss, name, email and role, is at most ten minutes old, and works once.",
  access: "anybody",
  limit: "act",
  body: z.strictObject({ token: z.string().min(1).max(8_000) }),
  answers: { 201: { description: "Signed in", schema: SESSION } },
  problems: ["sign-in-failed", "provider-unavailable", "not-found"],
  handle: async (context, { body, origin, userAgent }) => {
    if (context.sso === null) throw new Problem("not-found", "The publisher's sign-on is not set up here.");
    const token = await context.sso.check(body.token);
    const session = { kind: "embed", label: browserName(userAgent), way: "sso", origin } as const;
    const outcome = await signInBySso(context, { token, label: context.site().name, session });
    return { status: 201, body: sessionJson(context, outcome) };
  },
});
