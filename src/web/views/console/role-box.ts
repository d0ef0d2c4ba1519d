import type { AuthorRecord } from "../../../domain/case-view.ts";
import { MAX_REASON_LENGTH, ROLES } from "../../../domain/person.ts";
import { html } from "../html.ts";
import type { Html } from "../html.ts";
import type { ViewContext } from "../view-context.ts";

/** The role of a member, how they came by it, and for admins the form that gives another. */
export function roleBox(record: AuthorRecord, mayGrant: boolean, view: ViewContext): Html | null {
  const { role, grants, personId } = record;
  const words = view.texts.console;
  if (role === null) return null;
  return html`<section>
    <h2>${words.role}: ${words.roles[role]}</h2>
    <ul class="plain">
      ${grants.map(
        (grant) =>
          html`<li>
            ${words.roleGiven(words.roles[grant.role], grant.by, grant.at)}${grant.reason !== "" && html` <span class="quiet" dir="auto">(${grant.reason})</span>`}
          </li>`,
      )}
    </ul>
    ${
      mayGrant &&
      html`<form method="post" action="/console/people/${personId}/role" class="add-note">
        <label
          >${words.role}<select name="role">
            ${ROLES.map((one) => html`<option value="${one}" ${one === role && html`selected`}>${words.roles[one]}</option>`)}
          </select></label
        >
        <label class="wide">${words.roleReason}<input name="reason" maxlength="${MAX_REASON_LENGTH}" /></label>
        <button>${words.giveRole}</button>
      </form>`
    }
  </section>`;
}
