/** Why content is taken for illegal, and not only for a breach of the house rules. */
export interface LegalGround {
  /** The law that is broken, as a moderator names it; null where only a notice called the content illegal. */
  readonly law: string | null;
}

/**
 * The law on which a decision rests, if it rests on one (Regulation (EU) 2022/2065, Article 17(3)(d)). What the moderator
 * said counts; where they said nothing, a notice of illegal content that the decision answers does. The words of a notice
 * are its sender's and may say who that is: they are no ground until a moderator has taken them over.
 * @param law what the moderator said, as in `DecisionData`.
 * @param byNotice whether the decision answers a notice of illegal content.
 */
export function legalGround(law: string | undefined, byNotice: boolean): LegalGround | null {
  if (law !== undefined) return law === "" ? null : { law };
  return byNotice ? { law: null } : null;
}
