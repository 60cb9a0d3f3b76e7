import { analyseProtect, HIDDEN_BECAUSE, protectionPolicies } from '#engines/protect';
import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { countPeople, membershipGroups } from '#modules/directory';
import { DataTable } from '#ui/tables';
import { guide } from '../../domain/guide/guide-content.ts';
import { mayHere } from '../../permissions.ts';
import { praiseBy, type PraiseCounts } from '../../queries/praise/praise.ts';
import { awardCrumbs } from './award-pages.tsx';

const FEWEST = protectionPolicies.allied.minimum;
const TOO_FEW = HIDDEN_BECAUSE;

/** Of counts that make up a total which anybody can add up elsewhere (the list of people, the page of thanks), those that may be shown; null for the others. */
export function told(counts: readonly number[]): (number | null)[] {
  const cells = [...counts.map((count, role) => ({ key: { role: `= ${role}` }, count })), { key: {}, count: counts.reduce((sum, count) => sum + count, 0) }];
  const answer = analyseProtect({ policy: 'allied', dimensions: ['role'], cells, published: [{ id: 'total', cells: [{ key: {}, shown: cells.at(-1)?.count ?? 0 }] }] }).cells;
  return counts.map((_count, at) => { const cell = answer[at]; return cell && 'shown' in cell ? cell.shown : null; });
}

/** A count with what it is out of and its share; the share only where no number of the column is kept back, because the base would tell the hidden one. */
function outOf(counts: readonly (number | null)[], at: number): string {
  const count = counts[at] ?? null;
  if (count === null) return TOO_FEW;
  const all = counts.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return all === null ? String(count) : `${count} of ${all} (${Math.round((100 * count) / all)}%)`;
}

/** Stands in the table, so that it is protected with the others: people less those of the 14 professions would tell it. */
const noProfession = { code: '', title: 'None of the 14' };

interface Sorted {
  /** What the rows are. */
  head: string;
  rows: readonly { code: string; title: string }[];
  praise: readonly PraiseCounts[];
  people: ReadonlyMap<string, number>;
}

/** Thanks, nominations and awards by role group and by profession beside the share of the workforce (requirements S145, O10). Small numbers are kept back; nobody is ranked. */
export async function showFairness(ctx: RequestContext): Promise<Reply> {
  const today = londonDay(ctx.now);
  const parts = await ctx.read(async (tx) => {
    const places = [...new Map(ctx.viewer.memberships.filter(({ organisationId }) => mayHere(ctx.viewer, 'judge awards', organisationId)).map(({ organisationId, organisationName }) => [organisationId, organisationName]))];
    return Promise.all(places.map(async ([id, name]) => ({
      name, roles: { head: 'Role', rows: membershipGroups, praise: await praiseBy(tx, id, 'role group'), people: await countPeople(tx, id, today, 'role_group') },
      professions: { head: 'Profession', rows: [...guide.map(({ slug, title }) => ({ code: slug, title })), noProfession], praise: await praiseBy(tx, id, 'profession'), people: new Map([...await countPeople(tx, id, today, 'profession')].map(([code, people]) => [code.replace(/^prof\./, ''), people])) },
    })));
  });
  return page({
    title: 'Who is thanked and who is not', breadcrumbs: awardCrumbs, currentSection: '/stories',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Who is thanked and who is not</h1>
        <p class="nhsuk-u-reading-width">Support workers, students and small professions do a large part of the work. Compare their share of the people with their share of thanks, awards and case studies. What names no role is left out. What counts fewer than {FEWEST} is not shown, nor what they could be worked out of.</p>
        {parts.map(({ name, roles, professions }) => (
          <>
            <Compared caption={`${name}, by role`} sorted={roles} />
            <Compared caption={`${name}, by profession`} sorted={professions} />
          </>
        ))}
      </>
    ),
  });
}

function Compared({ caption, sorted: { head, rows, praise, people } }: { caption: string; sorted: Sorted }) {
  const countsOf = (pick: (code: string) => number) => told(rows.map(({ code }) => pick(code)));
  const praised = (code: string) => praise.find(({ of }) => (of ?? '') === code);
  const column = (key: string, title: string, counts: readonly (number | null)[]) => ({ key, head: title, cell: ({ code }: { code: string }) => outOf(counts, rows.findIndex((row) => row.code === code)) });
  return (
    <DataTable caption={caption} captionSize="m" rows={rows} emptyText="" columns={[
      { key: 'group', head, cell: ({ title }) => title },
      column('people', 'People on this site', countsOf((code) => people.get(code) ?? 0)), column('thanks', 'Thanked', countsOf((code) => praised(code)?.thanks ?? 0)), column('nominated', 'Nominated', countsOf((code) => praised(code)?.nominations ?? 0)),
      column('awards', 'Awarded', countsOf((code) => praised(code)?.awards ?? 0)), column('cases', 'In case studies', countsOf((code) => praised(code)?.caseStudies ?? 0)),
    ]} />
  );
}
