import { changePreferences as change, readPreferences as read } from "../../service/notices/preferences.ts";
import { operation } from "../operation.ts";
import { memberOf } from "./member-of.ts";
import { PREFERENCES_JSON } from "./notice-schemas.ts";

export const readPreferences = operation({
  id: "readPreferences",
  method: "get",
  path: "/preferences",
  tag: "notices",
  summary: "Reads what one has decided about notices",
  access: "member",
  answers: { 200: { description: "One's preferences", schema: PREFERENCES_JSON } },
  problems: ["not-allowed"],
  handle: async (context, { actor }) => ({ status: 200, body: await read(context, memberOf(actor)) }),
});

export const changePreferences = operation({
  id: "changePreferences",
  method: "patch",
  path: "/preferences",
  tag: "notices",
  summary: "Changes what one has decided about notices; what is left out stays",
  access: "member",
  limit: "act",
  body: PREFERENCES_JSON.partial().meta({ id: "PreferenceChanges" }),
  answers: { 200: { description: "One's preferences now", schema: PREFERENCES_JSON } },
  problems: ["not-allowed"],
  handle: async (context, { body, actor }) => ({
    status: 200,
    body: await change(context, { member: memberOf(actor), changes: body }),
  }),
});
