import { createHash } from "node:crypto";
import type { Hono } from "hono";
import { SITE_SETTINGS } from "../domain/site-settings.ts";
import type { SiteSettings } from "../domain/site-settings.ts";
import type { WebContext } from "./web-context.ts";

type Look = SiteSettings["look"];

const AS_SHIPPED = SITE_SETTINGS.parse({}).look;

const SANS = `system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif`;

const YEAR_S = 31_536_000;

/** Address of the style sheet of a site's own colours and typeface; null where all is as shipped. */
export function lookAddress({ look }: SiteSettings): string | null {
  const css = cssOf(look);
  return css === "" ? null : `/look.css?v=${createHash("sha256").update(css).digest("base64url").slice(0, 12)}`;
}

/** Serves it: a file, since the pages' policy allows nothing inline. The address changes with the content. */
export function mountLook(app: Hono, context: WebContext): void {
  app.get("/look.css", (c) => {
    const { settings } = context.site();
    const { pathname, search } = new URL(c.req.url);
    const current = pathname + search === lookAddress(settings);
    c.header("content-type", "text/css; charset=utf-8");
    c.header("cache-control", current ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
    return c.body(cssOf(settings.look));
  });
}

function cssOf({ accent, accentDark, typeface }: Look): string {
  const declarations = [
    ...(accent === AS_SHIPPED.accent && accentDark === AS_SHIPPED.accentDark
      ? []
      : [
          `--page-accent: light-dark(${accent}, ${accentDark})`,
          "--hustings-accent: var(--page-accent)",
          "--hustings-on-accent: light-dark(#fff, #171613)",
        ]),
    ...(typeface === "sans" ? [`--hustings-font: ${SANS}`] : []),
  ];
  return declarations.length === 0 ? "" : `:root {\n${declarations.map((one) => `  ${one};\n`).join("")}}\n`;
}
