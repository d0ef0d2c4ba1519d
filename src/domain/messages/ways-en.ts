/** What people are told when signing in went wrong, in English. */
export const signInProblemsEn = {
  "sign-in-cancelled": {
    title: "You did not finish signing in",
    help: "The other service says that signing in was cancelled or refused. You are not signed in. Please choose a way to try again.",
  },
  "sign-in-interrupted": {
    title: "This sign-in can’t be completed",
    help: "It was started in another browser, took longer than ten minutes, or has already been completed. Please start again.",
  },
  "sign-in-failed": {
    title: "We couldn’t confirm who you are",
    help: "The answer from the other service, the key or the token did not pass our checks. You are not signed in. Please start again.",
  },
  "identity-taken": {
    title: "This is already used by another account",
    help: "Sign in with that account, or choose another way to sign in to this one.",
  },
  "last-way-to-sign-in": {
    title: "This is your only way to sign in",
    help: "Add another one first, or you would be locked out of your account.",
  },
  "provider-refused": {
    title: "The other service refused this site",
    help: "Something is not set up correctly; this is not your fault. Please tell the publisher, or sign in another way.",
  },
  "provider-unavailable": {
    title: "The other service can’t be reached",
    help: "Try again in a moment, or sign in another way.",
  },
};

/** Texts of the ways to sign in and of what belongs to them, in English. */
export const waysEn = {
  title: "Sign-in and security",
  continueWith: (label: string) => `Continue with ${label}`,
  goOn: "Continue",
  goingTo: (label: string) => `You are being taken to ${label}.`,
  passkey: "Sign in with a passkey",
  passkeyFailed: "The passkey didn’t work. Try again, or sign in another way.",
  yours: "Your ways to sign in",
  kinds: { email: "E-mail", oidc: "External account", sso: "Publisher account", passkey: "Passkey" },
  used: "last used",
  added: "added",
  remove: "Remove",
  removeNamed: (label: string) => `Remove ${label}`,
  lastHint: "You can’t remove your only way to sign in.",
  add: "Add another way",
  addWith: (label: string) => `Add ${label}`,
  addPasskey: "Add a passkey",
  passkeyName: "Name of the passkey",
  passkeyNameHint: "For example, the device it is on.",
  passkeyDefault: "Passkey",
  passkeyHint: "Use a fingerprint, your face or a security key instead of e-mail. Needs JavaScript.",
  sessions: "Where you are signed in",
  thisSession: "this browser",
  unnamed: "Unnamed browser",
  embedOn: (origin: string) => `on ${origin}`,
  since: "since",
  sessionName: "Name",
  rename: "Rename",
  end: "Sign out there",
  endNamed: (label: string) => `Sign out there: ${label}`,
  endOthers: "Sign out everywhere else",
  events: "Recent account activity",
  noEvents: "Nothing yet.",
  eventKinds: {
    "account-created": "Account created",
    "signed-in": "Signed in",
    "sign-in-refused": "Sign-in refused",
    "signed-out": "Signed out",
    "session-ended": "Signed out elsewhere",
    "session-secret-reused": "A copied session was blocked",
    "identity-added": "Way to sign in added",
    "identity-removed": "Way to sign in removed",
    "name-changed": "Name changed",
    "role-changed": "Role changed",
    "data-downloaded": "Data downloaded",
    "deletion-asked": "Deletion requested",
    "deletion-cancelled": "Deletion cancelled",
    "comments-claimed": "Earlier comments claimed",
  } as Readonly<Record<string, string>>,
  done: {
    added: "Your new way to sign in is ready.",
    removed: "That way to sign in has been removed.",
    renamed: "The name has been changed.",
    ended: "Signed out there.",
    "ended-others": "Signed out everywhere else.",
  } as Readonly<Record<string, string>>,
  popupTitle: "You are signed in",
  popupBody: (name: string, host: string) =>
    `${name} is signed in. You can now go on reading and commenting on ${host}.`,
  popupBack: (host: string) => `Back to ${host}`,
  popupAs: (name: string) => `Continue as ${name}`,
  popupOther: "Use another account",
  popupAsk: (host: string) => `You are about to sign in to the comments on ${host}.`,
};

/** Texts of the ways to sign in. */
export type WaysTexts = typeof waysEn;
