export const caseStates = ['draft', 'to be reviewed', 'reviewed', 'agreed', 'published', 'taken off'] as const;
export type CaseState = (typeof caseStates)[number];

/** Where a case study stands, by who did what when. */
export function caseState({ reviewAskedAt, reviewedAt, consentOn, publishedAt, takenOffAt }: { reviewAskedAt: Date | null; reviewedAt: Date | null; consentOn: string | null; publishedAt: Date | null; takenOffAt: Date | null }): CaseState {
  if (takenOffAt) return 'taken off';
  if (publishedAt) return 'published';
  if (consentOn) return 'agreed';
  if (reviewedAt) return 'reviewed';
  return reviewAskedAt ? 'to be reviewed' : 'draft';
}

export const stateWords: Readonly<Record<CaseState, string>> = {
  draft: 'Draft', 'to be reviewed': 'Waits for somebody to read it', reviewed: 'Read by somebody else', agreed: 'Agreed by those whose story it is', published: 'Published', 'taken off': 'Taken off',
};
