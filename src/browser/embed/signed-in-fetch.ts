import type { FetchLike } from "../conversation.ts";
import type { EmbedSession } from "./session.ts";

/** What is answered differently to a member than to others. */
const PERSONAL = /\/(?:mine|edit|withdraw|write|reply|follow|notices|people|people\/\d+)$/u;

/**
 * A `fetch` by which an embed acts for whoever is signed in; where nobody is, as before. A token that was refused is
 * renewed once: the clock of this device may be wrong.
 * @param deviceToken what somebody wrote on this device before signing in stays theirs.
 */
export function signedInFetch(ask: FetchLike, session: EmbedSession, deviceToken: () => string | null): FetchLike {
  return async (address, init = {}) => {
    const personal = init.method !== undefined || PERSONAL.test(new URL(address).pathname);
    let token = personal ? await session.accessToken() : null;
    if (token === null) return await ask(address, init);
    const device = deviceToken();
    const send = async (): Promise<Response> =>
      await ask(address, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...(device === null ? {} : { "hustings-device": device }) },
      });
    const response = await send();
    if (response.status !== 401) return response;
    token = await session.renew();
    return token === null ? await ask(address, init) : await send();
  };
}
