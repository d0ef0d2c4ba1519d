import { UNSUBSCRIBE_PATH, unsubscribeHeaders } from "../../delivery/mail/mail-links.ts";
import { excerpt } from "../../domain/excerpt.ts";
import type { MailTexts } from "../../domain/messages/mail-en.ts";
import { textsFor } from "../../domain/messages/texts.ts";
import { oneLine } from "../../domain/one-line.ts";
import { PREFERENCES } from "../../domain/person.ts";
import { insertMail } from "../../store/mails.ts";
import { markMailed, newestNotice, unmailedNotices } from "../../store/notices.ts";
import type { NoticeAbout } from "../../store/notices.ts";
import { lockPerson, personById } from "../../store/people.ts";
import { MAIL_EXCERPT_LENGTH } from "./answer-mail.ts";
import { memberAddress } from "./member-address.ts";
import type { NoticeContext } from "./notice-context.ts";

/** Notices in one mail. The rest is on the page. */
const MAX_IN_MAIL = 25;

/** What is older than this when a mail is written is no news, in milliseconds: rhythms are a day at most. */
const NEWS_AGE_MS = 3 * 24 * 60 * 60_000;

/** A mail of notices as its templates see it. */
export interface NoticesMail {
  readonly language: string;
  readonly texts: MailTexts;
  readonly site: string;
  readonly name: string;
  readonly notices: readonly MailedNotice[];
  /** True when there are more than the mail lists. */
  readonly more: boolean;
  readonly noticesUrl: string;
  readonly settingsUrl: string;
  readonly unsubscribeUrl: string;
}

/** One notice in a mail. */
export interface MailedNotice {
  /** "Jo answered you". */
  readonly what: string;
  readonly article: string;
  readonly excerpt: string;
  readonly url: string;
}

/**
 * Writes the mail of what a member has neither read nor been sent. One transaction puts it into the outbox and notes what
 * is in it: done again, or by two nodes, nothing is told twice.
 * @param render makes the HTML part.
 */
export async function mailNotices(
  context: NoticeContext,
  personId: number,
  render: (mail: NoticesMail) => string,
): Promise<void> {
  await context.store.transaction(async (tx) => {
    await lockPerson(tx, personId);
    const site = context.site();
    const person = await personById(tx, site.id, personId);
    if (person === undefined || person.state === "left") return;
    const at = context.now();
    const upTo = await newestNotice(tx, personId);
    const found = await unmailedNotices(tx, { personId, since: at - NEWS_AGE_MS, limit: MAX_IN_MAIL + 1 });
    const wanted = PREFERENCES.parse(JSON.parse(person.preferences)).mail !== "never";
    const address = wanted && found.length > 0 ? await memberAddress(tx, personId) : null;
    if (address !== null) {
      const mail = viewOf(context, { name: person.name, personId, found });
      const [first] = mail.notices;
      await insertMail(tx, {
        siteId: site.id,
        personId,
        kind: "notices",
        to: address,
        subject: oneLine(
          first !== undefined && found.length === 1
            ? mail.texts.oneSubject(first.what, first.article)
            : mail.texts.manySubject(mail.notices.length, mail.more, site.name),
        ),
        text: textOf(mail),
        html: render(mail),
        headers: unsubscribeHeaders(mail.unsubscribeUrl),
        key: `notices-${personId}-${upTo}`,
        at,
      });
    }
    await markMailed(tx, { personId, upTo, at });
  });
}

function viewOf(
  context: NoticeContext,
  args: { name: string; personId: number; found: readonly NoticeAbout[] },
): NoticesMail {
  const { publicUrl } = context;
  const { name, settings } = context.site();
  const { language, mails } = textsFor(settings.language);
  return {
    language,
    texts: mails,
    site: name,
    name: args.name,
    notices: args.found.slice(0, MAX_IN_MAIL).map((notice) => ({
      what: mails.happened[notice.kind](notice.author_name),
      article: notice.title,
      excerpt: excerpt(notice.body_html, MAIL_EXCERPT_LENGTH),
      url: `${publicUrl}/comments/${notice.comment_id}`,
    })),
    more: args.found.length > MAX_IN_MAIL,
    noticesUrl: `${publicUrl}/me/notices`,
    settingsUrl: `${publicUrl}/me/preferences`,
    unsubscribeUrl: publicUrl + UNSUBSCRIBE_PATH + context.mailLinks.token({ do: "silence", person: args.personId }),
  };
}

function textOf(mail: NoticesMail): string {
  const { texts } = mail;
  const items = mail.notices.map(
    ({ what, article, excerpt: words, url }) => `${what} ${texts.under(article)}:\n\n  ${words}\n\n  ${url}\n`,
  );
  const more = mail.more ? [`${texts.more}\n${mail.noticesUrl}\n`] : [];
  const end = `${texts.why(mail.site)}\n${texts.settings}: ${mail.settingsUrl}\n${texts.unsubscribe}: ${mail.unsubscribeUrl}\n`;
  return [`${texts.greeting(mail.name)}\n\n${texts.intro(mail.site)}\n`, ...items, ...more, `-- \n${end}`].join("\n");
}
