import { Command } from "commander";
import { Problem } from "../domain/problem.ts";
import { VERSION } from "../domain/version.ts";
import { databaseTrouble } from "./database-trouble.ts";
import { fileTrouble } from "./file-trouble.ts";

/** Every command loads only what it needs, so that `hustings --version` does not open a database driver. */
const program = new Command("hustings")
  .description("A fast, deeply threaded, fairly moderated conversation under every article")
  .version(VERSION)
  .option("--site <number>", "which site, where there are several (see: hustings site list)")
  .hook("preAction", async (command) => {
    const { site: number } = command.opts<{ site?: string }>();
    if (number === undefined) return;
    const { chooseSite } = await import("./open-context.ts");
    chooseSite(Number(number));
  })
  .showHelpAfterError();

/** What is no command would go to the one that runs without a name: said here in plain words. */
function refuseUnknown({ args: [unknown], parent }: Command): void {
  if (unknown !== undefined) parent?.error(`error: there is no command “${unknown}”`);
}

program
  .command("serve", { isDefault: true })
  .description("start the server")
  .option("--empty", "start without the demonstration publication")
  .allowExcessArguments()
  .action(async (options: { empty?: boolean }, command: Command) => {
    refuseUnknown(command);
    const { serve } = await import("./serve.ts");
    await serve({ demonstration: options.empty !== true });
  });

program
  .command("config")
  .description("print every option with its present value")
  .action(async () => {
    const { printConfig } = await import("./print-config.ts");
    printConfig(process.env, process.stdout);
  });

program
  .command("publish <folder>")
  .description("publish every Markdown file of a folder as an article, or bring it up to date")
  .action(async (folder: string) => {
    const { publishFolder } = await import("./publish.ts");
    await publishFolder(folder);
  });

program
  .command("remove <comment-id...>")
  .description("take comments down; their places and the replies under them stay")
  .action(async (ids: string[]) => {
    const { removeComments } = await import("./remove.ts");
    await removeComments(ids);
  });

program
  .command("restore <comment-id...>")
  .description("show removed or rejected comments again")
  .action(async (ids: string[]) => {
    const { restoreComments } = await import("./restore.ts");
    await restoreComments(ids);
  });

program
  .command("doctor")
  .description("reckon all derived counts anew and say which are wrong")
  .option("--fix", "put wrong counts right")
  .action(async (options: { fix?: boolean }) => {
    const { doctor } = await import("./doctor.ts");
    await doctor({ fix: options.fix === true }, process.stdout);
  });

program
  .command("backup <file>")
  .description("write a copy of the SQLite database into a new file, while the server runs")
  .action(async (file: string) => {
    const { backup } = await import("./backup.ts");
    backup(file, process.stdout);
  });

program
  .command("audit")
  .description("look for a double standard in what moderators decided about comments")
  .option("--from <day>", "first day, such as 2026-01-01 (default: a year before the last)")
  .option("--until <day>", "last day (default: today)")
  .action(async (options: { from?: string; until?: string }) => {
    const { printAudit } = await import("./audit.ts");
    await printAudit(options, process.stdout);
  });

program
  .command("screen")
  .description("screen the comments of an article again and print, of each, state and causes; changes nothing")
  .requiredOption("--article <article>", "its number, slug or address")
  .option(
    "--site-settings",
    "with the site's present settings, lists and what it taught the judge (default: as shipped)",
  )
  .option("--watch <name...>", "names to watch beside those of banned members")
  .option("--json", "a JSON object on each line")
  .action(async (options: { article: string; siteSettings?: boolean; watch?: string[]; json?: boolean }) => {
    const { screenArticle } = await import("./screen.ts");
    await screenArticle(options, process.stdout);
  });

const site = program.command("site").description("show the site's settings, or change them");

site
  .command("show", { isDefault: true, hidden: true })
  .allowExcessArguments()
  .action(async (_, command: Command) => {
    refuseUnknown(command);
    const { showSite } = await import("./site.ts");
    await showSite();
  });

site
  .command("set <name> <value>")
  .description("change one setting; lists are written with commas, no value is written as none")
  .action(async (name: string, value: string) => {
    const { setSite } = await import("./site.ts");
    await setSite(name, value);
  });

site
  .command("list")
  .description("list all sites of this installation")
  .action(async () => {
    const { listSites } = await import("./site.ts");
    await listSites();
  });

site
  .command("add <name> <address>")
  .description("add a site that is reached under an address of its own, such as https://talk.example.org")
  .action(async (name: string, address: string) => {
    const { createSite } = await import("./site.ts");
    await createSite(name, address);
  });

site
  .command("token")
  .description("print the token of the site's publishing API")
  .action(async () => {
    const { printToken } = await import("./site.ts");
    await printToken();
  });

program
  .command("admin")
  .description("who runs the site")
  .command("add <email>")
  .description("make somebody an admin and print a link that signs them in once")
  .action(async (email: string) => {
    const { addAdminByEmail } = await import("./admin.ts");
    await addAdminByEmail(email);
  });

program
  .command("mail-report")
  .description("read a bounce or complaint (RFC 3464, RFC 5965) and send its address no more mail")
  .action(async () => {
    const { takeReportedMail } = await import("./mail-report.ts");
    await takeReportedMail(process.stdin, process.stdout);
  });

program
  .command("role")
  .description("what people may do")
  .command("grant <email> <role>")
  .description("give a member a role: member, author, moderator or admin")
  .action(async (email: string, role: string) => {
    const { grantRoleByEmail } = await import("./role.ts");
    await grantRoleByEmail(email, role);
  });

const importing = program.command("import").description("bring articles and their comments in from elsewhere");

importing
  .command("transcript <file>")
  .description('a page saved as text: a title, the article, and numbered, indented "NAME says:" comments')
  .option("--credit <text>", "credit of the article's image, where it runs into the first sentence: set it apart")
  .option("--url <address>", "where the article lives, when that is not here")
  .option("--date <day>", "day of the article and its comments, such as 2016-07-05 (default: now)")
  .action(async (file: string, options: { credit?: string; url?: string; date?: string }) => {
    const { importTranscriptFile } = await import("./import.ts");
    await importTranscriptFile(file, options);
  });

importing
  .command("wordpress <file>")
  .description("a WordPress export (WXR 1.0 to 1.2, plain or gzip)")
  .action(async (file: string) => {
    const { importWordPressFile } = await import("./import.ts");
    await importWordPressFile(file);
  });

const ledger = program
  .command("ledger")
  .description("the record of every decision, each entry bound to the one before");

ledger
  .command("verify")
  .description("find any change, gap or reordering, and any decision changed since; exit code 1 where there is one")
  .option("--head <count:hash>", "an end that was published or kept: also find what was cut off since")
  .action(async (options: { head?: string }) => {
    const { verifyLedgerCommand } = await import("./ledger.ts");
    if (!(await verifyLedgerCommand(options.head ?? null, process.stdout))) process.exitCode = 1;
  });

ledger
  .command("head")
  .description("print number and hash of the newest entry, to keep elsewhere")
  .action(async () => {
    const { printLedgerHead } = await import("./ledger.ts");
    await printLedgerHead(process.stdout);
  });

const exporting = program.command("export").description("write conversations out");

exporting
  .command("transcript <article>")
  .description("print the conversation of an article (its number, slug or address) as numbered, indented text")
  .action(async (article: string) => {
    const { exportTranscriptOf } = await import("./export.ts");
    await exportTranscriptOf(article, process.stdout);
  });

exporting
  .command("dsa-statements")
  .description("print statements of reasons for the EU's Transparency Database, a request's body on each line")
  .requiredOption("--from <day>", "first day, such as 2031-04-01")
  .requiredOption("--until <day>", "the day after the last one")
  .action(async (options: { from: string; until: string }) => {
    const { exportDsaStatements } = await import("./export-legal.ts");
    await exportDsaStatements(options, process.stdout);
  });

exporting
  .command("transparency-report <folder>")
  .description("write the EU's harmonised transparency report into a folder, a CSV file for each part")
  .requiredOption("--from <day>", "first day, such as 2031-01-01")
  .requiredOption("--until <day>", "the day after the last one")
  .option("--provider <name>", "whose report it is (default: the site's name)")
  .option("--previous <day>", "when the last report was published")
  .option("--texts <file>", "JSON with what only people can write (see docs/legal.md)")
  .action(
    async (
      folder: string,
      options: { from: string; until: string; provider?: string; previous?: string; texts?: string },
    ) => {
      const { exportTransparencyReport } = await import("./export-legal.ts");
      await exportTransparencyReport({ folder, ...options }, process.stdout);
    },
  );

exporting
  .command("safety-record <folder>")
  .description("write the record of reports and complaints that the UK's Online Safety Act asks for into a folder")
  .requiredOption("--from <day>", "first day, such as 2031-01-01")
  .requiredOption("--until <day>", "the day after the last one")
  .option("--format <name>", "csv, or jsonl: JSON, one object on each line", "csv")
  .action(async (folder: string, options: { from: string; until: string; format: string }) => {
    const { exportSafetyRecord } = await import("./export-legal.ts");
    await exportSafetyRecord({ folder, ...options }, process.stdout);
  });

program
  .command("openapi")
  .description("print the OpenAPI document of the API")
  .action(async () => {
    const { printOpenApi } = await import("./openapi.ts");
    printOpenApi(process.stdout);
  });

const judge = program.command("judge").description("look at texts as the moderators' console does, without a server");

judge
  .command("abuse")
  .description('read JSON lines {"text", "parent"?} and write a line of scores and passages for each')
  .action(async () => {
    const { judgeAbuse } = await import("./judge-abuse.ts");
    await judgeAbuse(process.stdin, process.stdout);
  });

judge
  .command("authors")
  .description("compare unknown accounts with known ones by how they write")
  .requiredOption("--known <file>", 'JSON lines {"account", "comments": [{"text", "at"?}]}')
  .requiredOption("--unknown <file>", "the accounts to compare, in the same form")
  .option("--top <count>", "candidates for each unknown account", "10")
  .option("--all", "every known account, with its score only")
  .action(async (options: { known: string; unknown: string; top: string; all?: boolean }) => {
    const { judgeAuthors } = await import("./judge-authors.ts");
    const top = Number(options.top);
    if (!Number.isSafeInteger(top) || top < 1)
      throw new Problem("invalid-input", "--top must be a whole number from 1.");
    const { known, unknown } = options;
    await judgeAuthors({ known, unknown, top: options.all === true ? "all" : top }, process.stdout);
  });

// Whoever reads our output may stop before its end (`hustings config | head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  // What explains itself is told in its own words; a defect needs its stack.
  if (error instanceof Problem) {
    process.stderr.write(`${error.message}\n`);
    for (const field of error.fields) process.stderr.write(`  ${field.field}: ${field.message}\n`);
  } else if (
    error instanceof SyntaxError ||
    (error instanceof Error && "line" in error && typeof error.line === "number")
  ) {
    process.stderr.write(`${error.message}\n`);
  } else {
    const defect = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${fileTrouble(error) ?? databaseTrouble(error) ?? defect}\n`);
  }
  process.exitCode = 1;
}
