/** The script that is running, while it starts; later the browser does not tell any more. */
const script = (document.currentScript ?? document.querySelector("script[src*='/embed.js']")) as HTMLScriptElement;

/** Origin of the server that this script came from, without a trailing slash. */
export const BASE_URL = new URL(script.src).origin;
