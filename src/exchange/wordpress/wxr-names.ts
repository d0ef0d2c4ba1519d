/** WXR 1.0 to 1.2 differ in little more than this address. */
const WORDPRESS = /^https?:\/\/wordpress\.org\/export\/1\.\d+\/?$/u;
const DUBLIN_CORE = /^https?:\/\/purl\.org\/dc\/elements\/1\.1\/?$/u;

/**
 * Resolves the prefixed names of an export to the usual ones (`wp:comment_id`, `dc:creator`), by the namespaces that the
 * file declares and, for files that declare none, by the usual prefixes. Namespaces are declared on the outermost
 * elements of such files; declarations further in are not followed.
 */
export class WxrNames {
  readonly #prefixes = new Map<string, string>([
    ["wp", "wp"],
    ["dc", "dc"],
  ]);
  readonly #known = new Map<string, string>();
  /** True while `wp:` is what it seems to be. */
  #isUsual = true;

  /** Learns from the attributes of an element. */
  learn(attributes: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (!name.startsWith("xmlns:")) continue;
      const usual = WORDPRESS.test(value) ? "wp" : DUBLIN_CORE.test(value) ? "dc" : "";
      this.#prefixes.set(name.slice("xmlns:".length), usual);
      this.#known.clear();
      this.#isUsual = this.#prefixes.get("wp") === "wp";
    }
  }

  /** The usual name; names of other namespaces come back as they are, and never begin with a usual prefix. */
  resolve(name: string): string {
    if (this.#isUsual && name.startsWith("wp:")) return name;
    let usual = this.#known.get(name);
    if (usual === undefined) {
      const colon = name.indexOf(":");
      const prefix = this.#prefixes.get(name.slice(0, Math.max(colon, 0)));
      usual = colon === -1 || prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
      // A hostile file may have a million different names.
      if (this.#known.size < 1_000) this.#known.set(name, usual);
    }
    return usual;
  }
}
