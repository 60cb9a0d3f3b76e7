import type { WordingAsked } from '../../queries/strategy-head.ts';

/** Every address of the strategy pages, so that no page writes one by hand. */
export const strategyHref = (code: string, wording: WordingAsked = {}): string => `/strategies/${code}${wordingQuery(wording)}`;
export const nodeHref = (code: string, node: string, wording: WordingAsked = {}): string => `/strategies/${code}/nodes/${node}${wordingQuery(wording)}`;
export const alignmentHref = (code: string, other?: string): string => `/strategies/${code}/alignment${other === undefined ? '' : `?with=${other}`}`;
export const linkHref = (code: string, from: string, to: string): string => `/strategies/${code}/links/${from}/${to}`;
export const partHref = (code: string, part: 'years' | 'print' | 'numbers' | 'promises' | 'achievements' | 'timeline' | 'versions' | 'history' | 'state' | 'comments' | 'overlap' | 'easy-read'): string => `/strategies/${code}/${part}`;

function wordingQuery({ version, on }: WordingAsked): string {
  if (version !== undefined) return `?version=${version}`;
  return on === undefined ? '' : `?on=${on}`;
}
