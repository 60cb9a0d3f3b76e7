import { writeCsv } from '#platform/csv';
import type { Direction } from '../../queries/alignment.ts';

const HEAD = ['from_strategy', 'from_code', 'from_title', 'link', 'to_strategy', 'to_code', 'to_title', 'reason', 'judgement', 'since'];

/** Every link with both ends, its reason and whose judgement it is. */
export function alignmentCsv(directions: readonly Direction[]): string {
  return writeCsv(HEAD, directions.flatMap(({ links }) => links.map((link) => [
    link.from.strategyCode, link.from.code, link.from.title ?? '', link.weight, link.to.strategyCode, link.to.code, link.to.title ?? '',
    link.reason, link.judgement, link.beganAt.toISOString().slice(0, 10),
  ])));
}
