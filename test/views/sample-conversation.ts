import type { CommentState } from "../../src/domain/comment.ts";
import type { ArticleView, CommentView, ThreadNode, ThreadPage } from "../../src/domain/thread-page.ts";
import { MARKS } from "../../src/domain/reaction.ts";
import type { CommentOfPerson } from "../../src/store/comments-of-person.ts";
import { textsFor } from "../../src/domain/messages/texts.ts";
import type { ViewContext } from "../../src/web/views/view-context.ts";

/** An invented article and conversation with everything that a template has to cope with. */

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 14, 6, 30);

/** What templates are given beside what they show. */
export function sampleView(language = "en", base = ""): ViewContext {
  return {
    texts: textsFor(language),
    siteName: "The Harbour Post",
    publicUrl: "https://talk.example",
    base,
    assets: (name) => `/assets/${name}`,
    look: null,
    marks: MARKS,
  };
}

/** An article hosted here, unless told otherwise. */
export function sampleArticle(more: Partial<ArticleView> = {}): ArticleView {
  return {
    id: 7,
    url: "https://talk.example/articles/night-ferry",
    title: "The night ferry is back, and the town cannot agree whether to cheer",
    standfirst:
      "After eleven years the boat sails again at a quarter to midnight. Hoteliers celebrate; those who live above the quay have begun to count the hours of sleep.",
    author: "Ottilie Varga",
    publishedAt: START,
    image: {
      src: "/media/ferry.svg",
      alt: "A white ferry with lit windows leaves a dark harbour",
      caption: "The “Maren” leaves the inner harbour on her first night.",
      credit: "Drawing: Hustings",
    },
    bodyHtml:
      "<p>The horn can be heard as far as the railway cutting. At a quarter to midnight, with forty-one passengers and nine bicycles on board, the “Maren” cast off on Sunday for the first time since the line was given up.</p><p>What the council calls a return to reason is, for the two hundred households of the Lower Quay, a question of windows. The harbour office has promised new glass; the first panes are to come in November.</p><h2>Who pays for the quiet?</h2><p>The shipping line points to its contract. It says nothing of noise, and a good deal of punctuality.</p><blockquote><p>We did not move to a harbour to complain about ships. But we did not move to a disco, either.</p></blockquote><p>Until the glass comes, the horn stays.</p>",
    slug: "night-ferry",
    commentCount: 24,
    closed: false,
    version: 31,
    ...more,
  };
}

let serial = 0;

/** One comment; whatever is not said is ordinary. */
export function sampleComment(more: Partial<CommentView> = {}): CommentView {
  serial += 1;
  const number = more.number ?? String(serial);
  const depth = number.split(".").length;
  const state: CommentState = more.state ?? "published";
  return {
    id: 100 + serial,
    parentId: null,
    number,
    depth,
    level: Math.min(depth, 6),
    state,
    author: state === "published" ? "Ida Lohse" : "",
    html: state === "published" ? "<p>I slept well.</p>" : "",
    createdAt: START + serial * 7 * MINUTE,
    editedAt: null,
    inReplyTo: null,
    personId: null,
    badge: null,
    memberSince: null,
    avatar: null,
    marks: { agree: 0, disagree: 0, respect: 0 },
    score: 0,
    replyCount: 0,
    descendantCount: 0,
    ...more,
  };
}

/** Puts replies under a comment and counts them. */
export function sampleNode(
  comment: Partial<CommentView>,
  replies: readonly ThreadNode[] = [],
  more: ThreadNode["more"] = null,
): ThreadNode {
  const below = replies.reduce((sum, reply) => sum + 1 + reply.comment.descendantCount, 0) + (more?.count ?? 0);
  return {
    comment: sampleComment({ replyCount: replies.length + (more?.count ?? 0), descendantCount: below, ...comment }),
    replies,
    more,
  };
}

const LONG = Array.from(
  { length: 40 },
  (_, index) =>
    `<p>Paragraph ${index + 1}. A harbour that is silent is a harbour that has closed, and whoever has lived long enough beside one knows the difference between a noise that disturbs and a noise that tells the time. The old boat left at the same minute every night; we set our kettles by it, and nobody wrote to the council.</p>`,
).join("");

/** Roots and replies down to the last level, with every kind of content and state. */
export function sampleRoots(): ThreadNode[] {
  serial = 0;
  return [
    sampleNode(
      {
        number: "1",
        author: "Bettina Kram",
        personId: 4,
        badge: "staff",
        marks: { agree: 41, disagree: 10, respect: 20 },
        html: "<p>My grandmother met my grandfather on that boat. I am biased, and I will be on the quay every Sunday with a flask of tea.</p><p>To those above the quay: the <em>glass</em> was promised in spring, too. Ask the harbour office for the date <strong>in writing</strong>.</p>",
      },
      [
        sampleNode(
          {
            number: "1.1",
            author: "Tom",
            personId: 9,
            marks: { agree: 3, disagree: 0, respect: 1 },
            html: "<blockquote><p>Ask the harbour office for the date in writing.</p></blockquote><p>I did. They sent me a leaflet about punctuality.</p>",
          },
          [
            sampleNode({ number: "1.1.1", author: "Bettina Kram", html: "<p>😂 Frame it.</p>" }, [
              sampleNode(
                {
                  number: "1.1.1.1",
                  author: "Tom",
                  html: "<p>Done. It hangs next to the window that rattles.</p>",
                  editedAt: START + 90 * MINUTE,
                },
                [
                  sampleNode(
                    {
                      number: "1.1.1.1.1",
                      author: "Jannis of the Upper Town",
                      html: "<p>Which window would that be? Ours rattles at 23:47, two minutes late.</p>",
                    },
                    [
                      sampleNode({
                        number: "1.1.1.1.1.1",
                        author: "Tom",
                        html: "<p>The small one over the stairs.</p>",
                      }),
                      sampleNode({
                        number: "1.1.1.1.1.2",
                        depth: 7,
                        author: "Maximiliane Freifrau von und zu Hohenstein-Wildeck auf Untermarchtal",
                        html: "<p>Sound travels at about a kilometre in three seconds, so the two minutes are not physics.</p>",
                        inReplyTo: { id: 106, author: "Tom", number: "1.1.1.1.1.1" },
                        marks: { agree: 12, disagree: 3, respect: 6 },
                      }),
                      sampleNode({
                        number: "1.1.1.1.1.3",
                        depth: 8,
                        author: "Jannis of the Upper Town",
                        html: "<p>They are the harbour office.</p>",
                        inReplyTo: {
                          id: 105,
                          author: "Maximiliane Freifrau von und zu Hohenstein-Wildeck auf Untermarchtal",
                          number: "1.1.1.1.1.2",
                        },
                      }),
                    ],
                  ),
                ],
              ),
            ]),
          ],
        ),
        sampleNode({
          number: "1.2",
          author: "مريم القاضي",
          html: "<p>عندما كنت طفلة كنا ننتظر صوت السفينة قبل النوم. أهلاً بعودتها!</p>",
        }),
        sampleNode(
          { number: "1.3", state: "withdrawn" },
          [sampleNode({ number: "1.3.1", author: "Ruth", html: "<p>A pity, that was a fair point.</p>" })],
          { count: 17, exact: true, after: 9 },
        ),
      ],
    ),
    sampleNode({ number: "2", author: "quaylight", html: "<p>No.</p>", marks: { agree: 2, disagree: 0, respect: 1 } }),
    sampleNode({ number: "3", state: "removed" }, [
      sampleNode({
        number: "3.1",
        author: "Nils Arp",
        html: "<p>I would have answered, had you left it at the facts.</p>",
      }),
      sampleNode({ number: "3.2", state: "held" }, [
        sampleNode({ number: "3.2.1", author: "Ida Lohse", html: "<p>Agreed.</p>" }),
      ]),
    ]),
    sampleNode({
      number: "4",
      author: "Pavel Winter",
      marks: { agree: 1204, disagree: 301, respect: 602 },
      html: '<p>For those who want to measure instead of guess, a line for the timetable data (see <a href="https://data.example/ferries?line=4&amp;day=7" rel="ugc nofollow">the harbour’s own figures</a>):</p><pre><code>select sailed_at - planned_at as delay from sailings where line = 4 and weekday = 7 order by sailed_at desc limit 52;</code></pre><p>Three things I found with <code>delay</code>:</p><ol><li>half of all sailings leave within a minute;</li><li>the late ones are late together;</li><li>a_word_without_any_place_to_break_it_goes_on_and_on_and_on_and_on_until_the_end_of_the_line_and_further.</li></ol>',
    }),
    sampleNode({ number: "5", author: "An Old Hand", html: LONG }, [
      sampleNode({
        number: "5.1",
        author: "Kim",
        html: "<p>Thank you for writing this. One question: who set the kettle on Sundays?</p>",
      }),
    ]),
  ];
}

/** The first page of the invented conversation. */
export function samplePage(more: Partial<ThreadPage> = {}): ThreadPage {
  return {
    article: sampleArticle(),
    sort: "oldest",
    roots: sampleRoots(),
    next: "0_0_5",
    continued: false,
    ...more,
  };
}

/** A comment in the list of what somebody wrote. */
export function sampleWritten(words: { title: string; author: string }): CommentOfPerson {
  return {
    id: 31,
    site_id: 1,
    article_id: 7,
    article_title: words.title,
    parent_id: null,
    branch_id: null,
    root_id: null,
    depth: 1,
    position: 3,
    number: "3",
    state: "published",
    author_name: words.author,
    author_email: null,
    person_id: 4,
    badge: null,
    device_id: null,
    body_source: "Yes.",
    body_html: "<p>Yes.</p>",
    created_at: START,
    published_at: START,
    edited_at: null,
    last_position: 0,
    reply_count: 0,
    descendant_count: 0,
    agree_count: 0,
    disagree_count: 0,
    respect_count: 0,
    text_key: null,
    newcomer: 0,
    score: 0,
  };
}
