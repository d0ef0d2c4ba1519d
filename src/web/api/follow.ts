import { follow } from "../../service/notices/follow.ts";
import { operation } from "../operation.ts";
import { memberOf } from "./member-of.ts";
import { FOLLOWING } from "./notice-schemas.ts";
import { ID_PARAMS } from "./schemas.ts";

const shared = {
  tag: "notices",
  access: "member",
  limit: "act",
  params: ID_PARAMS,
  answers: { 200: { description: "Whether one follows now", schema: FOLLOWING } },
  problems: ["not-allowed"],
} as const;

export const followArticle = operation({
  ...shared,
  id: "followArticle",
  method: "put",
  path: "/articles/{id}/follow",
  summary: "Follows a conversation: one is told of each new comment",
  handle: async (context, { params, actor }) => {
    await follow(context, { member: memberOf(actor), target: { articleId: params.id }, following: true });
    return { status: 200, body: { following: true } };
  },
});

export const unfollowArticle = operation({
  ...shared,
  id: "unfollowArticle",
  method: "delete",
  path: "/articles/{id}/follow",
  summary: "Ends following a conversation",
  handle: async (context, { params, actor }) => {
    await follow(context, { member: memberOf(actor), target: { articleId: params.id }, following: false });
    return { status: 200, body: { following: false } };
  },
});

export const followThread = operation({
  ...shared,
  id: "followThread",
  method: "put",
  path: "/comments/{id}/follow",
  summary: "Follows the thread that a comment stands in",
  handle: async (context, { params, actor }) => {
    await follow(context, { member: memberOf(actor), target: { commentId: params.id }, following: true });
    return { status: 200, body: { following: true } };
  },
});

export const unfollowThread = operation({
  ...shared,
  id: "unfollowThread",
  method: "delete",
  path: "/comments/{id}/follow",
  summary: "Ends following a thread",
  handle: async (context, { params, actor }) => {
    await follow(context, { member: memberOf(actor), target: { commentId: params.id }, following: false });
    return { status: 200, body: { following: false } };
  },
});
