import type { SplitFigures } from '#modules/quality';

/** The characteristics of a split inside a sentence: “rural areas and towns”; names such as Core20 keep their letter. */
export const namesOf = ({ characteristics }: Pick<SplitFigures, 'characteristics'>): string => characteristics.map(({ name }) => (/^[A-Z][a-z]+\d/.test(name) ? name : `${name[0]?.toLowerCase()}${name.slice(1)}`)).join(' and ');
