import { formatsFor } from "./formats.ts";

const formats = formatsFor("en-GB");

/** Texts of signing in and of one's own account, in English. */
export const accountEn = {
  account: "Account",
  signIn: "Sign in",
  signInAgain: "Sign in again",
  signInAgainWhy:
    "Ways to sign in are changed, and accounts deleted, only within a quarter of an hour of signing in: a browser that was left open is not enough for that.",
  signInIntro: "No password: we send you a link and a code.",
  signInEmail: "E-mail address",
  signInSend: "Send me a link",
  signInOr: "or",
  signInPrivacy: "Your address is never shown. Opening this page sets no cookie.",
  checkMail: "Look into your mailbox",
  checkMailBody: (email: string) =>
    `If ${email} can receive mail, a message is on its way. Open the link in it, or type its six digits here.`,
  code: "Six digits from the mail",
  codeSend: "Sign in",
  codeAgain: "Send another mail",
  linkTitle: "Sign in here?",
  linkBody: (email: string) => `You are about to sign in as ${email} in this browser.`,
  linkNow: "Sign in",
  signOut: "Sign out",
  signedInAs: "Signed in as",
  signedOut: "You are signed out.",
  memberName: (number: number) => `Reader ${number}`,
  fieldProblems: {
    "email.required": "Please give your e-mail address.",
    "code.wrong": "This is not the code of the last mail. Please look again.",
  } as Readonly<Record<string, string>>,
  mail: {
    signInSubject: (site: string) => `Sign in to ${site}`,
    signInText: (mail: { site: string; link: string; code: string; minutes: number }) =>
      `Somebody, most likely you, wants to sign in to ${mail.site} with this address.\n\n` +
      `Open this link:\n${mail.link}\n\n` +
      `or type this code where you asked for it: ${mail.code}\n\n` +
      `Both work once, for ${formats.number(mail.minutes)} minutes. If it was not you, do nothing: nobody has been signed in.\n`,
  },
};

/** Texts of signing in and of one's own account. */
export type AccountTexts = typeof accountEn;
