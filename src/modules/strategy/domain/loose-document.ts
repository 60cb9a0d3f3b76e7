import type { Alignment, StrategyDocument, StrategyNode } from './strategy-schema.ts';

/**
 * As much of a strategy as can be read of a file with broken fields, so that what points where is checked in the same round
 * as the fields. Only what the rules look at is there. A missing code gets one that nothing else can have; a kind that does
 * not exist stays as it is.
 */
export function looseDocument(value: unknown): StrategyDocument {
  const file = group(value);
  const code = text(file['code']) ?? text(group(list(file['nodes'])[0])['code'])?.split('.')[0] ?? '';
  const coded = (key: string) => list(file[key]).map((entry, index) => ({ ...group(entry), code: text(group(entry)['code']) ?? unknown(code, [key, index]) }));
  const document = {
    code, period: periodOf(group(file['period'])), nodes: nodesOf(file['nodes'], code, []), alignments: list(file['alignments']).map((entry) => alignmentOf(group(entry))),
    parents: list(file['parents']).map((entry) => ({ code: text(group(entry)['code']) })),
    numbers: coded('numbers'), promises: coded('promises'), achievements: coded('achievements'), voices: coded('voices'),
    wording: { rules: list(group(file['wording'])['rules']).map((entry, index) => ({ code: text(group(entry)['code']) ?? unknown(code, [index]), scope: text(group(entry)['scope']) ?? code })) },
    statements: Object.fromEntries(Object.entries(group(file['statements'])).filter(([, statement]) => isGroup(statement))),
  };
  // Every field that the rules read is there; the others are not, and nobody else may see this document.
  return document as unknown as StrategyDocument;
}

function nodesOf(value: unknown, strategyCode: string, place: readonly (string | number)[]): StrategyNode[] {
  return list(value).map((entry, index) => {
    const { code, type, evolvedFrom, nodes } = group(entry);
    const here = [...place, index];
    return { code: text(code) ?? unknown(strategyCode, here), type: text(type) ?? '', evolvedFrom: text(evolvedFrom), nodes: nodesOf(nodes, strategyCode, here) } as unknown as StrategyNode;
  });
}

function alignmentOf({ from, main, also }: Record<string, unknown>): Alignment {
  const codes = (value: unknown) => list(value).map((code) => text(code) ?? '');
  return { from: text(from) ?? '', main: codes(main), also: codes(also), reason: '', judgement: '' };
}

function periodOf({ start, end }: Record<string, unknown>): StrategyDocument['period'] {
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : { start: 0, end: 0 };
}

const unknown = (strategyCode: string, place: readonly (string | number)[]): string => `${strategyCode}. ${place.join(' ')}`;
const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const group = (value: unknown): Record<string, unknown> => (isGroup(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
