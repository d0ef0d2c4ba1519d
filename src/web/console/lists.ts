import type { Standing } from "../../domain/decisions/fold-person.ts";
import { newestMails } from "../../store/mails.ts";
import { peoplePage as readPeople } from "../../store/people.ts";
import { renderOutbox, renderPeople } from "../views/console/people-page.ts";
import { answerConsole } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

/** Members on one page. */
const PER_PAGE = 50;

/** Mails that are shown. */
const MAILS = 100;

/** Members, newest first, or those whose name begins like what was typed. */
export async function peopleListPage(request: ConsoleRequest): Promise<Response> {
  const { c, context, view } = request;
  const search = (c.req.query("name") ?? "").trim().slice(0, 100);
  const after = c.req.query("after") ?? "";
  const rows = await readPeople(context.store.reader, {
    siteId: context.site().id,
    search,
    before: /^\d{1,15}$/u.test(after) ? Number(after) : null,
    limit: PER_PAGE + 1,
  });
  const shown = rows.slice(0, PER_PAGE);
  const people = shown.map((person) => ({
    id: person.id,
    name: person.name,
    role: person.role,
    createdAt: person.created_at,
    standing: person.standing === null ? null : (JSON.parse(person.standing) as Standing),
  }));
  const next = rows.length > PER_PAGE ? String(shown.at(-1)?.id ?? "") : null;
  return await answerConsole(request, {
    title: view.texts.console.people,
    place: "people",
    main: renderPeople(people, { search, next, now: context.now() }, view),
  });
}

/** The newest mails. For admins: without a mail server those that sign people in are to be read here. */
export async function outboxPage(request: ConsoleRequest): Promise<Response> {
  const { context, view } = request;
  const rows = await newestMails(context.store.reader, { siteId: context.site().id, limit: MAILS });
  const mails = rows.map((mail) => ({
    to: mail.to_address,
    subject: mail.subject,
    state: mail.state,
    at: mail.created_at,
    error: mail.error,
    // What signs somebody in is for whoever reads that mailbox, as soon as mails get there.
    text: mail.kind === "sign-in" && context.mailsLeave ? null : mail.body_text,
  }));
  const title = view.texts.console.outbox;
  return await answerConsole(request, { title, place: "outbox", main: renderOutbox(mails, view) });
}
