/** Pieces of WordPress exports, all invented. */

export interface SampleComment {
  readonly id?: number | string;
  readonly parent?: number | string;
  readonly author?: string;
  readonly email?: string;
  readonly html?: string;
  readonly approved?: string;
  readonly type?: string;
  readonly gmt?: string;
  readonly local?: string;
}

/** A `wp:comment`. */
export function wxrComment(comment: SampleComment = {}): string {
  return `<wp:comment>
    <wp:comment_id>${comment.id ?? 1}</wp:comment_id>
    <wp:comment_author>${cdata(comment.author ?? "Ida Quill")}</wp:comment_author>
    <wp:comment_author_email>${comment.email ?? "ida@example.org"}</wp:comment_author_email>
    <wp:comment_date>${comment.local ?? "2016-07-05 12:00:00"}</wp:comment_date>
    <wp:comment_date_gmt>${comment.gmt ?? "2016-07-05 10:00:00"}</wp:comment_date_gmt>
    <wp:comment_content>${cdata(comment.html ?? "Well said.")}</wp:comment_content>
    <wp:comment_approved>${comment.approved ?? "1"}</wp:comment_approved>
    <wp:comment_type>${comment.type ?? ""}</wp:comment_type>
    <wp:comment_parent>${comment.parent ?? 0}</wp:comment_parent>
    <wp:comment_user_id>0</wp:comment_user_id>
    <wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[v]]></wp:meta_value></wp:commentmeta>
  </wp:comment>`;
}

export interface SampleItem {
  readonly id?: number;
  readonly title?: string;
  readonly link?: string;
  readonly status?: string;
  readonly password?: string;
  readonly commentStatus?: string;
  readonly comments?: readonly (SampleComment | string)[];
}

/** An `item`. */
export function wxrItem(item: SampleItem = {}): string {
  const comments = (item.comments ?? []).map((comment) =>
    typeof comment === "string" ? comment : wxrComment(comment),
  );
  const id = item.id ?? 7;
  return `<item>
    <title>${cdata(item.title ?? "The bridge")}</title>
    <link>${item.link ?? `https://gazette.example/${id}`}</link>
    <pubDate>Tue, 05 Jul 2016 08:00:00 +0000</pubDate>
    <dc:creator>${cdata("iquill")}</dc:creator>
    <content:encoded>${cdata("<p>A long article.</p>")}</content:encoded>
    <wp:post_id>${id}</wp:post_id>
    <wp:post_date_gmt>2016-07-05 08:00:00</wp:post_date_gmt>
    <wp:comment_status>${item.commentStatus ?? "open"}</wp:comment_status>
    <wp:status>${item.status ?? "publish"}</wp:status>
    <wp:post_type>post</wp:post_type>
    <wp:post_password>${item.password ?? ""}</wp:post_password>
    <wp:postmeta><wp:meta_key>_x</wp:meta_key><wp:meta_value><![CDATA[y]]></wp:meta_value></wp:postmeta>
    ${comments.join("\n    ")}
  </item>`;
}

/** A whole export; `namespaces` are the attributes of its root. */
export function wxrFile(items: readonly (SampleItem | string)[], options: { namespaces?: string } = {}): string {
  const namespaces =
    options.namespaces ??
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- An export of an invented newspaper. -->
<rss version="2.0" ${namespaces}>
<channel>
  <title>The Gazette</title>
  <link>https://gazette.example</link>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_blog_url>https://gazette.example</wp:base_blog_url>
  <wp:author><wp:author_login>${cdata("iquill")}</wp:author_login><wp:author_display_name>${cdata("Ida Quill")}</wp:author_display_name></wp:author>
  ${items.map((item) => (typeof item === "string" ? item : wxrItem(item))).join("\n  ")}
</channel>
</rss>
`;
}

/** `text` as CDATA; `]]>` in it is split as the exporter does. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
