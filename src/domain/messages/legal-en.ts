/** Texts of the exports that laws ask for, in English. */
export const legalEn = {
  title: "Legal exports",
  /** The same in the menu, where there is little room. */
  menu: "Legal exports",
  intro:
    "What laws ask publishers for, made from the decisions, reports and appeals of a period (days in UTC) and downloaded as a ZIP file. Which of them concern you, and what is left for you to fill in, is said in the paper on legal duties that comes with Hustings.",
  what: "What to download",
  exports: {
    "dsa-statements": {
      name: "Statements of reasons for the EU’s Transparency Database",
      hint: "Digital Services Act, Article 24(5). Names nobody and quotes nobody.",
    },
    "transparency-report": {
      name: "The EU’s harmonised transparency report",
      hint: "Digital Services Act, Articles 15 and 24. CSV files. Its texts (part 11) and what is marked as yours to fill in (parts 3, 7, 9 and 10) are left to you.",
    },
    "safety-record": {
      name: "The record of reports and complaints for the UK’s Online Safety Act",
      hint: "Holds what people wrote: keep it safe. That you downloaded it is recorded in the ledger.",
    },
  },
  from: "First day",
  last: "Last day",
  provider: "Publisher",
  previous: "Day of the last report",
  reportOnly: "For the transparency report only.",
  download: "Download",
  wrong: {
    what: "Please choose what to download.",
    from: "Please give a day.",
    last: "Please give a day that is not before the first.",
    previous: "Please give a day, or leave this empty.",
  } as Readonly<Record<string, string>>,
};

/** Texts of the exports that laws ask for. */
export type LegalTexts = typeof legalEn;
