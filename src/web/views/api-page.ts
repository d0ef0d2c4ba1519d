import type { OpenApiDocument, OpenApiOperation } from "../api/openapi.ts";
import type { JsonSchema } from "../api/json-schema.ts";
import { html } from "./html.ts";
import type { Html, HtmlValue } from "./html.ts";
import { renderPage } from "./layout.ts";
import type { ViewContext } from "./view-context.ts";

/** The page that shows the API to people. Written in English, as the document is. */
export function renderApiPage(document: OpenApiDocument, view: ViewContext): Html {
  const base = `${view.publicUrl}/api/v1`;
  const [first = "", ...rest] = document.info.description.split(". ");
  return renderPage(
    {
      title: "API",
      description: "How programs read and write the conversations of this site.",
      canonical: `${view.publicUrl}/api`,
      type: "website",
      style: "api.css",
      main: html`<article class="api" lang="en">
        <h1>API</h1>
        <p class="standfirst">${first}.</p>
        <p>${prose(rest.join(". "))}</p>
        <p class="quiet">Version ${document.info.version} · <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a></p>
        <pre tabindex="0"><code>curl ${base}/articles</code></pre>
        <h2 id="tokens">Tokens</h2>
        <dl>
          ${Object.entries(document.components.securitySchemes).map(
            ([name, { description }]) =>
              html`<dt>${name}</dt>
                <dd>${prose(description)} Sent as <code>Authorization: Bearer TOKEN</code>.</dd>`,
          )}
        </dl>
        <nav aria-label="Operations">
          ${document.tags.map(
            ({ name, description }) =>
              html`<h2 id="tag-${name}">${capital(name)}</h2>
                <p>${description}</p>
                <ul class="operations">
                  ${operationsOf(document, name).map(
                    ({ method, path, operation }) =>
                      html`<li>
                        <a href="#${operation.operationId}">${address(method, path)}</a>
                        <span>${operation.summary}</span>
                      </li>`,
                  )}
                </ul>`,
          )}
        </nav>
        ${document.tags.flatMap(({ name }) => operationsOf(document, name)).map(renderOperation)}
        <h2 id="schemas">Schemas</h2>
        ${Object.entries(document.components.schemas).map(
          ([name, schema]) =>
            html`<section id="schema-${name}">
              <h3>${name}</h3>
              ${schema.description !== undefined && html`<p>${prose(schema.description)}</p>`}
              ${schema.properties === undefined ? html`<p class="quiet">${typeOf(schema)}</p>` : fieldsOf(schema)}
            </section>`,
        )}
      </article>`,
    },
    view,
  );
}

interface Listed {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

function operationsOf(document: OpenApiDocument, tag: string): Listed[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation.tags.includes(tag) ? [{ method, path, operation }] : [],
    ),
  );
}

function address(method: string, path: string): Html {
  return html`<code><b>${method.toUpperCase()}</b> ${path}</code>`;
}

function renderOperation({ method, path, operation }: Listed): Html {
  const body = operation.requestBody?.content["application/json"]?.schema;
  return html`<section id="${operation.operationId}">
    <h3>${address(method, path)}</h3>
    <p>${operation.summary}. ${operation.description !== undefined && prose(operation.description)}</p>
    <p class="quiet">${accessOf(operation)}</p>
    ${
      operation.parameters.length > 0 &&
      html`<h4>Parameters</h4>
        <dl>
          ${operation.parameters.map(
            ({ name, in: place, required, description, schema }) =>
              html`<dt>
                  <code>${name}</code> <small>in ${place}${required && ", required"}; ${typeOf(schema)}</small>
                </dt>
                <dd>${prose(description ?? "")}</dd>`,
          )}
        </dl>`
    }
    ${
      body !== undefined &&
      html`<h4>Body</h4>
        ${fieldsOf(body)}`
    }
    <h4>Answers</h4>
    ${answersOf(operation, (status) => status < 400)}
    <details>
      <summary>Refusals</summary>
      ${answersOf(operation, (status) => status >= 400)}
    </details>
  </section>`;
}

function answersOf({ responses }: OpenApiOperation, wanted: (status: number) => boolean): Html {
  return html`<dl>
    ${Object.entries(responses)
      .filter(([status]) => wanted(Number(status)))
      .map(
        ([status, { description, content }]) =>
          html`<dt>
              <code>${status}</code>
              ${Object.values(content ?? {}).map(({ schema }) => html`<small>${typeOf(schema)}</small>`)}
            </dt>
            <dd>${prose(description)}</dd>`,
      )}
  </dl>`;
}

function accessOf({ security }: OpenApiOperation): string {
  const names = security.map((one) => Object.keys(one)[0]);
  if (names.includes(undefined)) return "Needs no token.";
  return `Needs the token of the ${names.join(" or ")}.`;
}

function fieldsOf(schema: JsonSchema): Html {
  const required = new Set(schema.required);
  return html`<dl>
    ${Object.entries(schema.properties ?? {}).map(
      ([name, field]) =>
        html`<dt><code>${name}</code> <small>${typeOf(field)}${!required.has(name) && "; may be left out"}</small></dt>
          <dd>${prose(field.description ?? "")}</dd>`,
    )}
  </dl>`;
}

/** A schema in a few words. */
function typeOf(schema: JsonSchema): HtmlValue {
  const { $ref: reference, enum: values, anyOf: choices, items, type, format, maxLength } = schema;
  if (typeof reference === "string") {
    const name = reference.split("/").at(-1) ?? "";
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if (Array.isArray(values)) return values.map(String).join(" | ");
  if (Array.isArray(choices)) return joined((choices as JsonSchema[]).map(typeOf));
  if (type === "array") return html`list of ${typeOf((items ?? {}) as JsonSchema)}`;
  if (Array.isArray(type)) return type.join(" or ");
  if (typeof format === "string") return format;
  if (typeof maxLength === "number") return `${String(type)} of at most ${maxLength.toLocaleString("en")} characters`;
  return String(type ?? "anything");
}

function joined(parts: readonly HtmlValue[]): HtmlValue {
  return parts.map((part, index) => (index === 0 ? part : html` or ${part}`));
}

/** Text in which what stands between backticks is code. */
function prose(text: string): HtmlValue {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
