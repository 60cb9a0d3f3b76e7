import { modes, type ModeCounts } from '../../../src/modules/quality/domain/modes/mode-record.ts';

/** One smallest kind of appointment of a group: what was chosen (null: not asked), what happened (by place among the modes), and what was said of it. */
export interface Kind {
  group: string;
  chose: number | null;
  happened: number;
  said: 'yes' | 'no' | 'nothing';
}

export const nameOf = ({ group, chose, happened, said }: Kind): string => `${group}: ${chose ?? 'not asked'}, ${happened}, ${said}`;
const places = modes.map((_mode, at) => at);

/** Every smallest kind of appointment there can be in these groups. */
export const kindsOf = (groups: readonly string[]): Kind[] => groups.flatMap((group) => [null, ...places].flatMap((chose) => places.flatMap((happened) => (['yes', 'no', 'nothing'] as const).map((said) => ({ group, chose, happened, said })))));

/** A made-up quarter by a fixed rule: how many appointments of each smallest kind. Small and large groups, modes that are rare or lacking, and few who did not get their choice. */
export function drawRecord(seed: number): Map<Kind, number> {
  let state = seed * 7919 + 20_261_123;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const below = (limit: number) => Math.floor(next() * limit);
  const groups = Array.from({ length: 1 + below(5) }, (_none, at) => (at === 0 ? 'In town' : `Group ${at}`));
  const isRare = places.map(() => below(4) === 0);
  return new Map(groups.flatMap((group) => {
    const size = [4, 12, 40, 120][below(4)] ?? 40;
    const keepsChoice = below(3) === 0 ? 0.97 : 0.75;
    const answers = next();
    return kindsOf([group]).map((kind): [Kind, number] => {
      const likely = (kind.chose === null ? 0.25 : kind.chose === kind.happened ? keepsChoice : (1 - keepsChoice) / 2) * (isRare[kind.happened] ? 0.06 : 0.4) * (kind.said === 'nothing' ? 1 - answers : answers / 2);
      return [kind, Math.floor(size * likely * 2 * next() + next() * 0.9)];
    });
  }));
}

/** The file that a service would send of such a quarter. */
export function countsOf(record: ReadonlyMap<Kind, number>): ModeCounts[] {
  const groups = [...new Set([...record.keys()].map(({ group }) => group))];
  return groups.map((group) => {
    const sum = (fits: (kind: Kind) => boolean) => [...record].reduce((total, [kind, count]) => total + (kind.group === group && fits(kind) ? count : 0), 0);
    return {
      name: groups.length === 1 ? '' : group, asked: sum(({ chose }) => chose !== null), got: sum(({ chose, happened }) => chose === happened), chosen: places.map((at) => sum(({ chose }) => chose === at)), happened: places.map((at) => sum(({ happened }) => happened === at)),
      suited: places.map((at) => ({ answered: sum(({ happened, said }) => happened === at && said !== 'nothing'), yes: sum(({ happened, said }) => happened === at && said === 'yes') })),
    };
  });
}
