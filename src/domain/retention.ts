/**
 * How long what is personal is kept, and why: the one table that the daily clean-up carries out and that the paper on
 * privacy is made from. What is in no rule here stays as long as what it belongs to.
 */
export interface RetentionRule {
  /** What is forgotten, in words for the paper. */
  readonly what: string;
  /** Days after `since`; `signalDays`: as many as that setting of the site says. */
  readonly days: number | "signalDays";
  /** From when the days count. */
  readonly since: string;
  readonly why: string;
}

/** Every rule by its name. */
export const RETENTION = {
  signals: {
    what: "Keyed hashes of network address, network and browser",
    days: "signalDays",
    since: "it was last seen with the same person or device",
    why: "To recognise a banned person who comes back under a new name",
  },
  challenges: {
    what: "Links, codes and states sent out for signing in or confirming, with the address they went to",
    days: 1,
    since: "it ran out",
    why: "To say that a link is too old rather than unknown",
  },
  sessions: {
    what: "Signed-in browsers that were signed out or not used any more",
    days: 30,
    since: "the session ended or ran out",
    why: "So that the person can look back at where they were signed in",
  },
  securityEvents: {
    what: "What happened to an account",
    days: 365,
    since: "it happened",
    why: "So that the person can notice a stranger in their account",
  },
  formerNames: {
    what: "Earlier names of members",
    days: 365,
    since: "the name was given up",
    why: "So that nobody escapes what they said by a new name, nor takes over somebody's old one",
  },
  notices: {
    what: "Notices to members",
    days: 180,
    since: "the notice",
    why: "A notice is of use while the conversation is remembered",
  },
  mailTexts: {
    what: "Subjects and texts of mails that were sent or given up",
    days: 7,
    since: "the mail was made",
    why: "To find out why a mail did not arrive",
  },
  mails: {
    what: "To whom which kind of mail was sent",
    days: 30,
    since: "the mail was made",
    why: "So that nothing is sent twice, and bounces that come late are understood",
  },
  unconfirmedFollows: {
    what: "Addresses of guests who asked for notices and did not confirm",
    days: 7,
    since: "they asked",
    why: "The confirming mail may be read some days later",
  },
  reporters: {
    what: "Who sent a report: device or member, and the name and address in a notice of illegal content",
    days: 365,
    since: "the report was answered",
    why: "The sender may ask for redress (Regulation (EU) 2022/2065, Article 20: at least six months)",
  },
  bannedIdentities: {
    what: "Keyed hashes of addresses and accounts of banned people",
    days: 0,
    since: "the day on which the ban ends by itself; at once when it is lifted or reversed",
    why: "So that a banned person who deletes the account does not simply make another",
  },
  styleProfiles: {
    what: "How a member writes, in numbers",
    days: 0,
    since: "the day that was set at the last look, or when a ban ended",
    why: "To recognise a banned person who comes back under a new name",
  },
} as const satisfies Readonly<Record<string, RetentionRule>>;

/** Name of a rule. */
export type RetentionName = keyof typeof RETENTION;

const DAY_MS = 24 * 60 * 60_000;

/**
 * What lies before this instant is to be forgotten under a rule.
 * @param at now (milliseconds since 1970-01-01 UTC).
 */
export function forgetBefore(name: RetentionName, at: number, settings: { readonly signalDays: number }): number {
  const { days }: RetentionRule = RETENTION[name];
  return at - (days === "signalDays" ? settings.signalDays : days) * DAY_MS;
}
