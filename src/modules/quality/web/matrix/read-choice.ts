import { levels, professions, type Level } from '#modules/directory';
import type { RequestContext } from '#platform/http';
import { ambitionCodes, type Ambition } from '../../domain/ambitions.ts';
import { assuranceKinds, variationKinds, type AssuranceKind, type VariationKind } from '../../domain/results/words.ts';
import type { MatrixFilter } from '../../queries/matrix/matrix.ts';

/** What the address asks for; a value that there is not counts as not given. */
export interface MatrixChoice {
  unit: string;
  level: MatrixFilter['reach'];
  /** "" is any, "together" all professions together. */
  profession: string;
  ambition: Ambition | '';
  variation: VariationKind | '';
  assurance: AssuranceKind | '';
  page: number;
}

export const unitLevels: readonly Level[] = levels.filter((level) => level !== 'individual');

export function readChoice({ query }: Pick<RequestContext, 'query'>): MatrixChoice {
  const word = (name: string): string => [query[name] ?? ''].flat()[0] ?? '';
  const page = Number(word('page'));
  return {
    unit: word('unit'), level: oneOf(['brought', 'here', ...unitLevels] as const, word('level')) ?? 'brought',
    profession: oneOf(['together', ...professions.map(({ code }) => code)], word('profession')) ?? '', ambition: oneOf(ambitionCodes, word('ambition')) ?? '',
    variation: oneOf(variationKinds, word('variation')) ?? '', assurance: oneOf(assuranceKinds, word('assurance')) ?? '', page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

const oneOf = <Word extends string>(words: readonly Word[], given: string): Word | undefined => words.find((word) => word === given);

/** Productivity never stands without quality and staff: who asks for it gets the three together. */
export const ambitionsOf = (ambition: Ambition | ''): readonly Ambition[] | undefined => (ambition === '' ? undefined : ambition === 'productivity' ? ['quality', 'staff', 'productivity'] : [ambition]);

export const filterOf = ({ level, profession, ambition, variation, assurance }: MatrixChoice, unitId: string | null): MatrixFilter => ({
  unitId, reach: unitId === null && level === 'here' ? 'brought' : level,
  ...(profession === '' ? {} : { profession: profession === 'together' ? '' : profession }), ambitions: ambitionsOf(ambition), variation: variation || undefined, assurance: assurance || undefined,
});

/** The address of a choice, without what is as it would be anyway. */
export function hrefOf(choice: Partial<MatrixChoice>, path = '/quality/matrix'): string {
  const given = Object.entries(choice).filter(([name, value]) => value !== '' && value !== undefined && !(name === 'level' && value === 'brought') && !(name === 'page' && value === 1));
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? path : `${path}?${query}`;
}
