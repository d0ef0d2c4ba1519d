import * as z from "zod";
import { accepted, MAX_EMAIL_LENGTH, validateEmail } from "../../domain/comment-input.ts";
import { recordBounce } from "../../service/send-mail.ts";
import { operation } from "../operation.ts";

export const reportBounce = operation({
  id: "reportBounce",
  method: "post",
  path: "/mail/bounces",
  tag: "publishing",
  summary: "Reports that mail came back, or that its reader complained: the address gets no more",
  description: "For the mail server's hooks. Reporting the same address again changes nothing but the reason.",
  access: "publisher",
  body: z.strictObject({
    address: z
      .string()
      .max(MAX_EMAIL_LENGTH)
      .meta({ examples: ["ida@example.org"] }),
    kind: z.enum(["bounce", "complaint"]),
  }),
  answers: { 204: { description: "Noted" } },
  problems: [],
  handle: async (context, { body }) => {
    await recordBounce(context, { address: accepted(validateEmail(body.address)), kind: body.kind });
    return { status: 204 };
  },
});
