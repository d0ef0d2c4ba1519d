import * as z from "zod";
import { Problem } from "../../domain/problem.ts";
import { claimComments as claim } from "../../service/claim-comments.ts";
import { operation } from "../operation.ts";

export const claimComments = operation({
  id: "claimComments",
  method: "post",
  path: "/me/comments/claim",
  tag: "comments",
  summary: "Makes one's earlier comments as a guest one's own",
  description:
    "Those written with an address that the member has confirmed since, and those of the device whose token is sent " +
    "in the header Hustings-Device.",
  access: "member",
  limit: "act",
  answers: {
    200: { description: "How many there were", schema: z.strictObject({ claimed: z.int().min(0) }) },
  },
  problems: ["not-allowed"],
  handle: async (context, { actor }) => {
    const { member, device } = actor;
    if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
    return { status: 200, body: { claimed: await claim(context, { member, device }) } };
  },
});
