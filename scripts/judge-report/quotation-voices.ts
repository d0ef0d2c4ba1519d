import { ownWordsLogit } from "../../src/judgement/abuse/whose-words.ts";
import { cuesInFrame, quotationCues, quotationFrames } from "../abuse-training/quotation-cues.ts";
import { type ReportRow, shareRow } from "./row.ts";

const PARTS = 5;
/** Put between the marks. */
const QUOTED = "you are a fool";

/** How often it is told whose words a quotation holds, over the training frames by cross-validation. */
export function quotationVoiceRows(): ReportRow[] {
  const { own, others } = quotationFrames();
  const told = { own: [] as boolean[], others: [] as boolean[] };
  for (let part = 0; part < PARTS; part += 1) {
    const learn = (frames: readonly string[]): string[] => frames.filter((_, i) => i % PARTS !== part);
    const test = (frames: readonly string[]): string[] => frames.filter((_, i) => i % PARTS === part);
    const cues = quotationCues({ own: learn(own), others: learn(others) });
    const isOwn = (frame: string): boolean => ownWordsLogit(cuesInFrame(frame, QUOTED), cues) > 0;
    told.own.push(...test(own).map(isOwn));
    told.others.push(...test(others).map((frame) => !isOwn(frame)));
  }
  const none = { target: "none" };
  return [
    shareRow("Words in marks told to be the author's own, cross-validation", told.own, none),
    shareRow("Words in marks told to be somebody else's, cross-validation", told.others, none),
  ];
}
