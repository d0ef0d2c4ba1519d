import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of members' pages and of one's own page, in English. */
export const profileEn = {
  member: "Member",
  sinceYear: (at: number) => `since ${new Date(at).getUTCFullYear()}`,
  memberSince: (at: number) => `Member since ${formats.month(at)}`,
  published: (count: number) => (count === 1 ? "1 comment" : `${formats.number(count)} comments`),
  newest: "Latest comments",
  nothing: "Nothing published under this name yet.",
  older: "Older comments",
  mute: "Mute",
  unmute: "Unmute",
  muteHint: "Comments by people you mute are collapsed for you. They are not told.",
  mutedHint:
    "You have muted this person. Their comments are collapsed for you; without JavaScript they appear as usual.",
  thisIsYou: "This is your public page.",
  yourPage: "Your public page",
  sections: "Your account",
  signInAndSecurity: "Sign-in and security",
  signOut: "Sign out",
  profile: "Profile",
  name: "Name",
  nameHint: "Shown above your comments. You can change it once every 30 days.",
  nameFixed: (at: number) => `You can change your name again on ${formats.date(at)}.`,
  nameTaken: "Another member already uses this name, or one that looks like it.",
  bio: "About you",
  bioHint: "Shown on your public page. Up to 500 characters.",
  save: "Save",
  picture: "Picture",
  pictureHint: (site: string) => `Your picture comes from your account with ${site}. You can remove it here.`,
  pictureHidden: (site: string) =>
    `You removed your picture. ${site} may give you one again at your next sign-in there, if you want.`,
  pictureTakenAway: "A moderator removed your picture; no other one is taken over for now.",
  hidePicture: "Remove my picture",
  showPicture: "Use the picture from there again",
  yourComments: "Your comments",
  noComments: "You haven’t written anything yet.",
  states: {
    held: "waiting for a moderator",
    published: "published",
    rejected: "not published",
    removed: "removed by a moderator",
    withdrawn: "withdrawn",
  },
  mutedPeople: "People you have muted",
  done: {
    saved: "Your profile has been saved.",
    muted: "You won’t see this person’s comments unless you ask to.",
    unmuted: "You will see this person’s comments again.",
  } as Readonly<Record<string, string>>,
};

/** Texts of members' pages and of one's own page. */
export type ProfileTexts = typeof profileEn;
