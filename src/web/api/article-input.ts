import * as z from "zod";
import { MAX_ARTICLE_ID_LENGTH } from "../../domain/article-address.ts";
import { MAX_EMAIL_LENGTH } from "../../domain/comment-input.ts";
import { MAX_ARTICLE_AUTHORS } from "../../domain/person.ts";
import { MAX_ADDRESS_LENGTH } from "../../domain/safe-link.ts";
import { MAX_SLUG_LENGTH } from "../../domain/slug.ts";
import type { ArticleImage } from "../../domain/thread-page.ts";
import { parseUrl } from "../../domain/parse-url.ts";

/** Pieces of the publisher's requests. */

/** Longest title, standfirst and similar line of an article, in UTF-16 code units. */
const MAX_LINE_LENGTH = 500;
const MAX_ARTICLE_LENGTH = 1_000_000;

/** Controls but tab and line ends; PostgreSQL could not store the first of them. */
const NOT_TEXT = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;

/** Text that both databases store and every answer can carry: no controls, no lone surrogates. */
export function textInput(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !NOT_TEXT.test(text), {
      message: "This contains characters that are not text",
      params: { code: "not-text" },
    });
}

/** One line of text, without white space around it. */
export const LINE = textInput(MAX_LINE_LENGTH)
  .trim()
  .min(1)
  .transform((text) => text.replaceAll(/\s+/gu, " "));

/** The publisher's own id of an article; it is checked further where it is used. */
export const PUBLISHER_ID = textInput(MAX_ARTICLE_ID_LENGTH)
  .min(1)
  .meta({ description: "The publisher's own id of the article", examples: ["harbour-baths-2031"] });

/** Address of a page; it is checked and normalised further where it is used. */
export const PAGE_URL = textInput(MAX_ADDRESS_LENGTH)
  .min(1)
  .meta({
    description: "Address of the page; tracking parameters and fragment are left out",
    examples: ["https://www.example.org/town/harbour-baths"],
  });

/** Markdown of an article. */
export const ARTICLE_MARKDOWN = textInput(MAX_ARTICLE_LENGTH);

/** Last part of the address of an article hosted here. */
export const SLUG = z
  .string()
  .regex(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u, "Use letters and digits, joined by single hyphens")
  .max(MAX_SLUG_LENGTH);

/** Whose comments under an article have the badge "Author". */
export const AUTHOR_ACCOUNTS = z
  .array(textInput(MAX_EMAIL_LENGTH).trim().min(1))
  .max(MAX_ARTICLE_AUTHORS)
  .meta({
    description:
      "Accounts of those who wrote the article, whose comments under it have the badge `author`: e-mail addresses, or " +
      "numbers of members. An address counts from when somebody signs in with it. As it was, when absent",
    examples: [["nora@news.example", "17"]],
  });

/** Days after which comments close. */
export const CLOSE_AFTER_DAYS = z.int().min(1).max(36_500).nullable();

/** Whether comments are accepted. */
export const COMMENTS = z.enum(["open", "closed"]);

/** A picture, by an address of the web or of this server. */
export const IMAGE_INPUT = z
  .strictObject({
    src: textInput(MAX_ADDRESS_LENGTH)
      .refine(isPictureAddress, { message: "Must be an http(s) address or a path that begins with /" })
      .meta({ examples: ["https://www.example.org/images/baths.svg"] }),
    alt: textInput(MAX_LINE_LENGTH),
    caption: LINE.nullish(),
    credit: LINE.nullish(),
  })
  .transform((image): ArticleImage => ({ ...image, caption: image.caption ?? null, credit: image.credit ?? null }))
  .meta({ id: "ImageInput" });

function isPictureAddress(text: string): boolean {
  if (/^\/(?!\/)/u.test(text)) return true;
  return /^https?:$/u.test(parseUrl(text)?.protocol ?? "");
}
