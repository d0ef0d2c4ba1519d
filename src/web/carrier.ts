/**
 * What carries one request and its answer, as far as finding out who asks and reading the body need it. Hono's `Context`
 * is one; `NodeCarrier` is another, straight on Node's own request, for the few operations where the machinery around
 * it costs more than the work.
 */
export interface Carrier {
  readonly req: {
    readonly method: string;
    /** Value of a header by its name in small letters. */
    readonly header: (name: string) => string | undefined;
    /** The request as web streams know it; absent where there is Node's own. */
    readonly raw?: { readonly body: AsyncIterable<Uint8Array> | null };
  };
  /** Node's own request (`HttpBindings` of @hono/node-server); absent in requests that come from no connection. */
  readonly env: unknown;
  /** Sets a header of the answer. */
  readonly header: (name: string, value: string, options?: { append?: boolean }) => void;
}
