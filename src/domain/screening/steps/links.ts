import { parseUrl } from "../../parse-url.ts";
import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { RuleOf } from "../rules/compiled-rules.ts";
import type { ScreenedComment, ScreenedLink } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** So many links are looked up; a comment with more is held for their number. */
const LINKS_LOOKED_UP = 100;

/** Many links, links of new authors, and links to hosts on the site's lists. */
export function findLinksToLookAt(comment: ScreenedComment, tools: ScreeningTools): Finding[] {
  const { links, author } = comment;
  if (links.length === 0) return [];
  const { settings } = tools;
  const clause = settings.clauses.advertising;
  const found: Finding[] = [];
  const isNew = author.published < settings.newAuthorBelow;
  const count = links.length;
  if (count > settings.links) {
    const what = { code: "many-links", count, most: settings.links } as const;
    found.push(finding({ step: "links", clause, what, weight: "hold" }));
  } else if (isNew && count > settings.newAuthorLinks) {
    const what = { code: "new-author-links", count, most: settings.newAuthorLinks } as const;
    found.push(finding({ step: "links", clause, what, weight: "hold" }));
  }
  return [...found, ...findListedHosts(comment, tools)];
}

/** Links to hosts on the site's lists, or to hosts under those. */
export function findListedHosts(
  { links }: Pick<ScreenedComment, "links">,
  tools: Pick<ScreeningTools, "rules">,
): Finding[] {
  return links.slice(0, LINKS_LOOKED_UP).flatMap((link) => listedHosts(link, tools));
}

function listedHosts({ href, passage }: ScreenedLink, { rules }: Pick<ScreeningTools, "rules">): Finding[] {
  if (rules.hosts.size === 0) return [];
  return hostAndParents(href).flatMap((host) => (rules.hosts.get(host) ?? []).map((rule) => seen(rule, host, passage)));
}

function seen(
  { id, version, state, definition }: RuleOf<"hosts">,
  host: string,
  passage: ScreenedLink["passage"],
): Finding {
  return finding({
    step: "links",
    clause: definition.clause,
    what: { code: "listed-host", host, list: definition.name },
    passage,
    weight: definition.weight,
    rule: { id, version },
    shadow: state === "shadow",
  });
}

/** `www.shop.example` → itself, `shop.example`. For an e-mail address, its domain. */
function hostAndParents(href: string): string[] {
  const host = href.startsWith("mailto:") ? href.slice(href.indexOf("@") + 1) : (parseUrl(href)?.hostname ?? "");
  const labels = host.toLowerCase().replace(/\.$/u, "").split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}
