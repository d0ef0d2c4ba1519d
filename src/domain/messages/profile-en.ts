import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of members' pages and of one's own page, in English. */
export const profileEn = {
  memberSince: (at: number) => `Member since ${formats.month(at)}`,
  published: (count: number) => (count === 1 ? "1 comment" : `${formats.number(count)} comments`),
  newest: "Newest comments",
  nothing: "Nothing has been published under this name yet.",
  older: "Older comments",
  mute: "Mute",
  unmute: "No longer mute",
  muteHint: "Comments of people you mute are folded away for you. Nobody else learns of it.",
  mutedHint:
    "You have muted this person. Their comments are folded away for you; without JavaScript they are shown as for everybody.",
  thisIsYou: "This is your public page.",
  yourPage: "Your public page",
  sections: "Your account",
  signInAndSecurity: "Signing in and security",
  signOut: "Sign out",
  profile: "Profile",
  name: "Name",
  nameHint: "Shown above your comments. It can be changed once in thirty days.",
  nameFixed: (at: number) => `You can change your name again on ${formats.date(at)}.`,
  bio: "About you",
  bioHint: "Shown on your public page. Up to 500 characters.",
  save: "Save",
  yourComments: "Your comments",
  noComments: "You have not written anything yet.",
  states: {
    held: "waits for a moderator",
    published: "published",
    rejected: "not published",
    removed: "removed by a moderator",
    withdrawn: "withdrawn",
  },
  mutedPeople: "People you muted",
  done: {
    saved: "Your profile is saved.",
    muted: "You will not see this person's comments unless you ask for them.",
    unmuted: "You see this person's comments again.",
  } as Readonly<Record<string, string>>,
};

/** Texts of members' pages and of one's own page. */
export type ProfileTexts = typeof profileEn;
