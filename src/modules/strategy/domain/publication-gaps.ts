/** What is known about a draft when someone wants to publish it. */
export interface DraftObjective {
  readonly aims: readonly string[];
  readonly ownerRole: string;
  readonly hasImpactCheck: boolean;
  /** Why it serves each of its main parents. */
  readonly mainLinkReasons: readonly string[];
}

export interface PublicationGap {
  readonly part: 'aims' | 'impactCheck' | 'mainLink' | 'ownerRole';
  readonly sentence: string;
}

/** What is missing before an objective may be published (rows S1, S2, O15); empty when nothing is. */
export function publicationGaps(draft: DraftObjective): PublicationGap[] {
  const gaps: (PublicationGap | false)[] = [
    draft.aims.length === 0 && { part: 'aims', sentence: 'Choose at least one aim.' },
    !draft.hasImpactCheck && { part: 'impactCheck', sentence: 'Complete the impact check: who might be left out or harmed, and what you will do about it.' },
    !draft.mainLinkReasons.some((reason) => reason.trim() !== '') && { part: 'mainLink', sentence: 'Say which part of a strategy it mainly serves, and why.' },
    draft.ownerRole.trim() === '' && { part: 'ownerRole', sentence: 'Say which role answers for it.' },
  ];
  return gaps.filter((gap) => gap !== false);
}
