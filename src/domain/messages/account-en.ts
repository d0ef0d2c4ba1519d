import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of signing in and of one's own account, in English. */
export const accountEn = {
  account: "Account",
  signIn: "Sign in",
  signInAgain: "Sign in again",
  signInAgainWhy:
    "Changing how you sign in or deleting your account is only possible within 15 minutes of signing in. This protects you if a browser was left open.",
  signInIntro: "No password needed: we’ll e-mail you a link and a code.",
  signInEmail: "E-mail address",
  signInSend: "Send me a link",
  signInOr: "or",
  signInPrivacy: "Your address is never shown. Opening this page sets no cookie.",
  checkMail: "Check your e-mail",
  checkMailBody: (email: string) =>
    `If ${email} can receive mail, a message is on its way. Open the link in it, or enter its six-digit code here.`,
  code: "Six-digit code",
  codeSend: "Sign in",
  codeAgain: "Send another e-mail",
  linkTitle: "Sign in here?",
  linkBody: (email: string) => `You are about to sign in as ${email} in this browser.`,
  linkNow: "Sign in",
  signOut: "Sign out",
  signedInAs: "Signed in as",
  signedOut: "You are signed out.",
  memberName: (number: number) => `Reader ${number}`,
  mail: {
    signInSubject: (site: string) => `Sign in to ${site}`,
    signInText: (mail: { site: string; link: string; code: string; minutes: number }) =>
      `Someone, most likely you, wants to sign in to ${mail.site} with this address.\n\n` +
      `Open this link:\n${mail.link}\n\n` +
      `or enter this code where you asked for it: ${mail.code}\n\n` +
      `Both work once, for ${formats.number(mail.minutes)} minutes. If it wasn’t you, you can ignore this e-mail: nobody has been signed in.\n`,
  },
};

/** Texts of signing in and of one's own account. */
export type AccountTexts = typeof accountEn;
