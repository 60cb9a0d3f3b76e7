export const evidenceKinds = ['study', 'review', 'guideline', 'local figures', 'evaluation', 'lived experience', 'staff experience'] as const;
export const kindTitles: Readonly<Record<(typeof evidenceKinds)[number], string>> = {
  study: 'A study', review: 'A review of studies', guideline: 'A guideline', 'local figures': 'Local figures', evaluation: 'An evaluation', 'lived experience': 'Lived experience', 'staff experience': 'Experience of staff',
};

/** How sure a person is who read it, in the words of GRADE. Nothing here works it out. */
export const strengths = ['not judged', 'very low', 'low', 'moderate', 'high'] as const;
export const strengthTitles: Readonly<Record<(typeof strengths)[number], string>> = { 'not judged': 'Nobody has judged it yet', 'very low': 'Very low', low: 'Low', moderate: 'Moderate', high: 'High' };

export const incomes = ['high', 'wider', 'not known'] as const;
export type Income = (typeof incomes)[number];

/** So many countries at most are "a few". */
const A_FEW = 5;

interface Entry {
  kind: (typeof evidenceKinds)[number];
  countries: readonly string[];
  income: Income;
}

export interface Spread {
  /** How far the evidence reaches, in plain words. */
  sentence: string;
  /** It comes from high-income countries alone: said plainly wherever the evidence is summed up (requirement S42). */
  isNarrow: boolean;
  hasLivedExperience: boolean;
}

/** Where the evidence of a project or a step is from. */
export function tellSpread(entries: readonly Entry[]): Spread {
  const hasLivedExperience = entries.some(({ kind }) => kind === 'lived experience');
  if (entries.length === 0) return { sentence: 'There is no evidence here yet.', isNarrow: false, hasLivedExperience };
  const countries = [...new Map(entries.flatMap((entry) => entry.countries).map((name) => [name.toLowerCase(), name])).values()].toSorted((a, b) => a.localeCompare(b));
  const where = `${countries.length === 1 ? '1 country' : `${countries.length} countries`}: ${countries.join(', ')}`;
  const isNarrow = entries.every(({ income }) => income === 'high');
  if (isNarrow) return { sentence: `All of this evidence comes from ${countries.length <= A_FEW ? 'a few high-income countries only' : 'high-income countries only'} (${where}). What is known elsewhere is missing.`, isNarrow, hasLivedExperience };
  const unknown = entries.filter(({ income }) => income === 'not known').length;
  return { sentence: `This evidence comes from ${where}.${unknown > 0 ? ` For ${unknown} of ${entries.length} it is not known how rich the countries are.` : ''}`, isNarrow, hasLivedExperience };
}
