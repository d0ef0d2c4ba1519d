/** Where a guest publishes a comment whose address had to be confirmed. */
export const CONFIRM_PATH = "/confirm-comment";

/** What the secret of the mailed link is appended to, below the site's address. */
export const CONFIRM_LINK = `${CONFIRM_PATH}?token=`;
