/** What a case study can say that it changed: each only with the linked figures that show it (requirement S9). */
export const effectKinds = ['people', 'inequality', 'cost', 'carbon'] as const;
export type EffectKind = (typeof effectKinds)[number];

export const effectTitle: Readonly<Record<EffectKind, string>> = { people: 'For people', inequality: 'On gaps between groups', cost: 'On cost', carbon: 'On carbon' };

export interface EffectsTold {
  impactClaim: string;
  impactSeriesId: string | null;
  inequality: string;
  inequalitySeriesId: string | null;
  cost: string;
  costSeriesId: string | null;
  carbon: string;
  carbonSeriesId: string | null;
}

export interface Effect {
  kind: EffectKind;
  /** '' where nothing is said of it. */
  words: string;
  seriesId: string | null;
}

/** The four of them, in the order in which they stand on the page. */
export const effectsOf = (study: EffectsTold): Effect[] => [
  { kind: 'people', words: study.impactClaim, seriesId: study.impactSeriesId },
  { kind: 'inequality', words: study.inequality, seriesId: study.inequalitySeriesId },
  { kind: 'cost', words: study.cost, seriesId: study.costSeriesId },
  { kind: 'carbon', words: study.carbon, seriesId: study.carbonSeriesId },
];

/** What is said, and names no linked figures: none of it may be kept. */
export const withoutFigures = (study: EffectsTold, seriesIds: readonly string[]): EffectKind[] =>
  effectsOf(study).filter(({ words, seriesId }) => words !== '' && (!seriesId || !seriesIds.includes(seriesId))).map(({ kind }) => kind);
