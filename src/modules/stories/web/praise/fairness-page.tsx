import { analyseProtect, HIDDEN_BECAUSE, protectionPolicies } from '#engines/protect';
import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { countByRoleGroup, membershipGroups } from '#modules/directory';
import { DataTable } from '#ui/tables';
import { mayHere } from '../../permissions.ts';
import { praiseByRoleGroup } from '../../queries/praise/praise.ts';
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

/** Thanks, nominations and awards by role group beside the share of the workforce (requirements S145, O10). Small numbers are kept back; nobody is ranked. */
export async function showFairness(ctx: RequestContext): Promise<Reply> {
  const parts = await ctx.read(async (tx) => {
    const places = [...new Map(ctx.viewer.memberships.filter(({ organisationId }) => mayHere(ctx.viewer, 'judge awards', organisationId)).map(({ organisationId, organisationName }) => [organisationId, organisationName]))];
    return Promise.all(places.map(async ([id, name]) => ({ name, praise: await praiseByRoleGroup(tx, id), people: await countByRoleGroup(tx, id, londonDay(ctx.now)) })));
  });
  return page({
    title: 'Who is thanked and who is not', breadcrumbs: awardCrumbs, currentSection: '/stories',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Who is thanked and who is not</h1>
        <p class="nhsuk-u-reading-width">Support workers and students do a large part of the work. Compare their share of the people with their share of thanks, awards and case studies. What names no role is left out. What counts fewer than {FEWEST} is not shown, nor what they could be worked out of.</p>
        {parts.map(({ name, praise, people }) => {
          const rowsOf = (pick: (code: string) => number) => told(membershipGroups.map(({ code }) => pick(code)));
          const of = (code: string) => praise.find(({ roleGroup }) => roleGroup === code);
          const column = (key: string, head: string, counts: readonly (number | null)[]) => ({ key, head, cell: ({ code }: { code: string }) => outOf(counts, membershipGroups.findIndex((group) => group.code === code)) });
          return <DataTable caption={name} captionSize="m" rows={membershipGroups} emptyText="" columns={[
            { key: 'group', head: 'Role', cell: ({ title }) => title },
            column('people', 'People on this site', rowsOf((code) => people.get(code) ?? 0)), column('thanks', 'Thanked', rowsOf((code) => of(code)?.thanks ?? 0)), column('nominated', 'Nominated', rowsOf((code) => of(code)?.nominations ?? 0)),
            column('awards', 'Awarded', rowsOf((code) => of(code)?.awards ?? 0)), column('cases', 'In case studies', rowsOf((code) => of(code)?.caseStudies ?? 0)),
          ]} />;
        })}
      </>
    ),
  });
}
