/** What people are told when signing in went wrong, in English. */
export const signInProblemsEn = {
  "sign-in-cancelled": {
    title: "You did not finish signing in",
    help: "The other service says that signing in was cancelled or refused. Nobody is signed in; choose a way to try again.",
  },
  "sign-in-interrupted": {
    title: "This sign-in cannot go on",
    help: "It was begun in another browser, took longer than ten minutes, or was finished already. Please begin again.",
  },
  "sign-in-failed": {
    title: "We could not make sure who you are",
    help: "The answer of the other service, the key or the token did not pass the check. Nobody is signed in; please begin again.",
  },
  "identity-taken": {
    title: "Another account signs in that way",
    help: "Sign in with that account, or choose another way for this one.",
  },
  "last-way-to-sign-in": {
    title: "This is your last way to sign in",
    help: "Add another one first, or nobody could get into your account any more, not even you.",
  },
  "provider-refused": {
    title: "The other service refuses this site",
    help: "Something is not set up as it should be; that is not your doing. Please tell the publisher, or sign in by another way.",
  },
  "provider-unavailable": {
    title: "The other service cannot be reached",
    help: "Try again in a moment, or sign in by another way.",
  },
};

/** Texts of the ways to sign in and of what belongs to them, in English. */
export const waysEn = {
  title: "Signing in",
  continueWith: (label: string) => `Continue with ${label}`,
  goOn: "Continue",
  goingTo: (label: string) => `You are being taken to ${label}.`,
  passkey: "Sign in with a passkey",
  passkeyFailed: "The passkey was not used. Try again, or sign in by another way.",
  yours: "Your ways to sign in",
  kinds: { email: "E-mail", oidc: "Account elsewhere", sso: "This publisher's account", passkey: "Passkey" },
  used: "last used",
  added: "added",
  remove: "Remove",
  removeNamed: (label: string) => `Remove ${label}`,
  lastHint: "The last way to sign in stays: without it nobody could get into this account.",
  add: "Add another way",
  addWith: (label: string) => `Add ${label}`,
  addPasskey: "Add a passkey",
  passkeyName: "Name of the passkey",
  passkeyNameHint: "Such as the device that it is on.",
  passkeyDefault: "Passkey",
  passkeyHint: "Fingerprint, face or a security key instead of a mail. Needs JavaScript.",
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
  events: "What happened to your account",
  noEvents: "Nothing yet.",
  eventKinds: {
    "account-created": "Account made",
    "signed-in": "Signed in",
    "sign-in-refused": "Signing in was refused",
    "signed-out": "Signed out",
    "session-ended": "Signed out elsewhere",
    "session-secret-reused": "A copied session was stopped",
    "identity-added": "Way to sign in added",
    "identity-removed": "Way to sign in removed",
    "name-changed": "Name changed",
    "role-changed": "Role changed",
    "data-downloaded": "Data downloaded",
    "deletion-asked": "Deletion asked for",
    "deletion-cancelled": "Deletion cancelled",
    "comments-claimed": "Earlier comments claimed",
  } as Readonly<Record<string, string>>,
  done: {
    added: "The new way to sign in is ready.",
    removed: "That way to sign in is removed.",
    renamed: "The name is changed.",
    ended: "Signed out there.",
    "ended-others": "Signed out everywhere else.",
  } as Readonly<Record<string, string>>,
  popupTitle: "You are signed in",
  popupBody: (name: string, host: string) => `${name} is signed in. You can go on reading and writing on ${host}.`,
  popupBack: (host: string) => `Back to ${host}`,
  popupAs: (name: string) => `Continue as ${name}`,
  popupOther: "Use another account",
  popupAsk: (host: string) => `${host} shows the conversation and would like to know who you are.`,
};

/** Texts of the ways to sign in. */
export type WaysTexts = typeof waysEn;
