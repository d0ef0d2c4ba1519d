import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerAppeal, appeal } from "../../src/service/moderation/appeal.ts";
import { decide } from "../../src/service/moderation/decide.ts";
import { reportComment } from "../../src/service/moderation/report-comment.ts";
import { undoDecisions } from "../../src/service/moderation/reverse.ts";
import { editComment } from "../../src/service/edit-comment.ts";
import { statementsOfDecisions } from "../../src/store/statements.ts";
import { ADA, BRAM, openConversation } from "../support/conversation.ts";
import type { Conversation } from "../support/conversation.ts";
import { ENGINES } from "../support/engines.ts";
import { caseNow, decision } from "../support/moderation.ts";
import { addMember } from "../support/people.ts";
import { runCommand } from "../support/process.ts";
import type { Ended } from "../support/process.ts";

const NOTICE = {
  explanation: "It says something untrue about a person.",
  law: null,
  name: "Nora Quill",
  email: "nora@reader.example",
  childSafety: false,
};

/** The cells of a CSV text without quoted line breaks. */
function rows(text: string): string[][] {
  return text
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u).map((cell) => cell.replace(/^"(.*)"$/u, "$1")));
}

function cellIn(table: string[][], label: string, column: string): string | undefined {
  return table.find((row) => row[3] === label)?.[table[0]?.indexOf(column) ?? -1];
}

for (const engine of ENGINES) {
  describe(`the legal exports on ${engine}`, () => {
    let talk: Conversation;
    let folder: string;
    let days: string[];

    beforeEach(async () => {
      talk = await openConversation(engine);
      folder = mkdtempSync(join(tmpdir(), "hustings-legal-"));
      const { clock } = talk;
      const context = { ...talk.context, publicUrl: "https://talk.example" };
      const wanda = await addMember(context, "Wanda", "moderator");
      const ivo = await addMember(context, "Ivo", "moderator");
      days = ["--from", new Date(clock.now()).toISOString().slice(0, 10)];
      days.push("--until", new Date(clock.now() + 3 * 86_400_000).toISOString().slice(0, 10));
      const removed = await talk.say(null, { writer: BRAM, body: "=The mayor sold the baths." });
      await reportComment(context, {
        commentId: removed,
        writer: ADA,
        report: { kind: "illegal-content", notice: NOTICE },
      });
      clock.advance(60_000);
      await editComment(context, { id: removed, body: "Something else", writer: BRAM });
      const kept = await talk.say(null, { writer: BRAM });
      await reportComment(context, {
        commentId: kept,
        writer: null,
        report: { kind: "reader", report: { clause: 1, note: "No." } },
      });
      clock.advance(2 * 3_600_000 - 61_000);
      const remove = decision("remove", { clause: 1, reason: "There is no proof of it." });
      const { decisionId } = await decide(context, { decider: wanda, target: { commentId: removed }, input: remove });
      const slip = await decide(context, { decider: wanda, target: { commentId: kept }, input: remove });
      await undoDecisions(context, { decisionIds: [slip.decisionId], member: wanda });
      const [statement] = await statementsOfDecisions(context.store.reader, [decisionId]);
      if (statement === undefined) throw new Error("a removal has a statement");
      await appeal(context, { statement, words: "The register says that it is so." });
      const { id } = await context.store.reader
        .selectFrom("moderation_case")
        .select("id")
        .where("queue", "=", "appeal")
        .executeTakeFirstOrThrow();
      clock.advance(3_600_000);
      await answerAppeal(context, {
        caseId: id,
        version: (await caseNow(context, id)).version,
        outcome: "reversed",
        reason: "It does say so.",
        member: ivo,
        instead: null,
      });
    });
    afterEach(async () => {
      rmSync(folder, { recursive: true });
      await talk.dispose();
    });

    async function hustings(...args: string[]): Promise<Ended> {
      const { databaseUrl, dataDir } = talk.database;
      return await runCommand({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? undefined }, ...args);
    }

    it("write the parts of the harmonised report from what was decided", async () => {
      const texts = join(folder, "texts.json");
      writeFileSync(texts, JSON.stringify({ summary: "Two people moderate." }));
      const out = join(folder, "report");
      const more = ["--provider", "Harbour Gazette Ltd", "--previous", "2030-02-01", "--texts", texts];
      const ended = await hustings("export", "transparency-report", out, ...days, ...more);
      expect(ended).toMatchObject({ code: 0, errors: "" });
      expect(readdirSync(out).sort()).toEqual(ended.output.trim().split("\n").sort());
      const part = (name: string): string[][] => rows(readFileSync(join(out, `part-${name}.csv`), "utf8"));
      expect(part("1-summary").map((row) => row[3])).toEqual(
        expect.arrayContaining(["Harbour Gazette Ltd", "2030-02-01"]),
      );
      const notices = part("4-notices");
      expect(cellIn(notices, "TOTAL", "Number of notices received ")).toBe("1");
      // The removal was reversed, and the notice was answered anew with it: no action, after three hours.
      expect(cellIn(notices, "TOTAL", "Median time to take action")).toBe("3");
      expect(
        cellIn(notices, "TOTAL", "Number of actions taken on the basis of the terms and conditions of the service"),
      ).toBe("0");
      // It came by a notice, so that it is nobody's own initiative; the slip of the hand is nowhere.
      const own = "Number of measures taken at the provider's own initiative ";
      expect(cellIn(part("6-own-initiative-terms"), "TOTAL", own)).toBe("0");
      const complaints = part("7-appeals-and-recidivism").filter(
        (row) => row[4]?.includes("restrict visibility") === true,
      );
      expect(complaints.map((row) => [row[5], row[6]])).toEqual([
        ["Total number", "1"],
        ["Decisions upheld", "0"],
        ["Decisions partially reversed", "0"],
        ["Decisions reversed", "1"],
        ["Median time", "1"],
      ]);
      const measures = part("8-automated-means").find(
        (row) => row[4] === "Number of measures not taken by automated means",
      );
      expect(measures?.[6]).toBe("1");
      expect(part("2-categories-names").map((row) => row[3])).toContain(
        "Clauses of the house rules: 1. Argue with the point, not with the person",
      );
      // One moderator removed, the other answered the appeal.
      expect(part("9-human-resources")[1]?.[7]).toContain(
        "In all, 2 people decided in the software in the period, and 2 may",
      );
      expect(part("11-qualitative")[1]?.[4]).toBe("Two people moderate.");
    });

    it("write the record of reports and complaints, each comment as it was reported", async () => {
      expect(await hustings("export", "safety-record", folder, ...days)).toEqual({
        code: 0,
        output: "reports.csv\ncomplaints.csv\n",
        errors: "",
      });
      const reports = rows(readFileSync(join(folder, "reports.csv"), "utf8"));
      expect(reports.slice(1).map((row) => [row[4], row[5], row[6], ...row.slice(10, 13)])).toEqual([
        ["'=The mayor sold the baths.", "illegal-content", "", "no-action", "reverse", "It does say so."],
        ["Remark 2", "house-rules", "1", "open", "", ""],
      ]);
      expect(await hustings("export", "safety-record", folder, ...days, "--format", "jsonl")).toMatchObject({
        code: 0,
      });
      expect(JSON.parse(readFileSync(join(folder, "complaints.jsonl"), "utf8"))).toMatchObject({
        type: "content-taken-down",
        state: "reversed",
        otherReviewer: true,
        reason: "It does say so.",
      });
    });

    it("print statements of reasons, one for the removal and none for what was undone at once", async () => {
      const { output } = await hustings("export", "dsa-statements", ...days);
      const { statements } = JSON.parse(output) as { statements: Record<string, unknown>[] };
      expect(statements).toMatchObject([
        { source_type: "SOURCE_ARTICLE_16", decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" },
      ]);
    });

    it("refuse a time, a format or texts that are none", async () => {
      const wrong = ["--from", "2031-01-02", "--until", "2031-01-01"];
      expect(await hustings("export", "safety-record", folder, ...wrong)).toMatchObject({ code: 1, output: "" });
      expect(await hustings("export", "safety-record", folder, ...days, "--format", "xml")).toMatchObject({ code: 1 });
      const texts = join(folder, "texts.json");
      writeFileSync(texts, JSON.stringify({ sumary: "A slip" }));
      const ended = await hustings("export", "transparency-report", folder, ...days, "--texts", texts);
      expect(ended.errors).toContain("summary, information");
    });
  });
}
