import type { NoticesMail } from "../../service/notices/mail-notices.ts";
import { html } from "./html.ts";

/** The HTML part of a mail of notices: plain elements, no pictures, nothing that is loaded from anywhere. */
export function renderNoticesMail(mail: NoticesMail): string {
  const { texts } = mail;
  const document = html`<!doctype html>
    <html lang="${mail.language}">
      <head>
        <meta charset="utf-8" />
        <title>${mail.site}</title>
      </head>
      <body style="max-width: 36em; font: 16px/1.5 Georgia, serif">
        <p>${texts.greeting(mail.name)}</p>
        <p>${texts.intro(mail.site)}</p>
        ${mail.notices.map(
          ({ what, article, excerpt, url }) => html`
            <p><strong>${what}</strong> ${texts.under(article)}:</p>
            <blockquote dir="auto">${excerpt}</blockquote>
            <p><a href="${url}">${texts.read}</a></p>
          `,
        )}
        ${mail.more && html`<p><a href="${mail.noticesUrl}">${texts.more}</a></p>`}
        <hr />
        <p>
          <small
            >${texts.why(mail.site)} <a href="${mail.settingsUrl}">${texts.settings}</a> ·
            <a href="${mail.unsubscribeUrl}">${texts.unsubscribe}</a></small
          >
        </p>
      </body>
    </html>`;
  return String(document);
}
