import { page, type Reply, type RequestContext } from '#platform/http';
import { professions } from '#modules/directory';
import { DataTable } from '#ui/tables';
import { prompts } from '../../domain/prompts.ts';
import { coverage } from '../../queries/register/coverage.ts';
import { trail } from '../trail.ts';

/** Which of the fourteen professions have projects, how many improved by the rule of the charts, and what projects looked at. In alphabetical order: no league table. */
export async function showCoverage(ctx: RequestContext): Promise<Reply> {
  const found = await ctx.read(coverage);
  const rows = professions.map(({ code, title }) => ({ code, title, ...(found.lines.find(({ profession }) => profession === code) ?? { projects: 0, open: 0, improved: 0, stopped: 0 }) }));
  const prevention = found.prompts.get('prevention') ?? 0;
  return page({
    title: 'What projects cover', breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">What projects cover</h1>
          <p>You may see {found.all} {found.all === 1 ? 'project' : 'projects'}. {found.ended === 0 ? 'None has ended yet.' : `Ended as improved: ${shareOf(found)} that have ended. Improved means that on that day a measure had gone the right way and held for seven figures.`} {found.withoutObjective === 1 ? '1 serves' : `${found.withoutObjective} serve`} no objective yet, which is allowed.</p>
          <p>{prevention === 1 ? '1 of them looks' : `${prevention} of them look`} at <a href="/improvement?prompt=prevention">how to keep people well</a>.</p>
          <p>A project of two professions counts for both. Small numbers of projects say little about a profession.</p>
        </div>
        <DataTable
          caption="By profession" captionSize="m" rows={rows} emptyText=""
          columns={[
            { key: 'profession', head: 'Profession', cell: ({ code, title }) => <a href={`/improvement?profession=${code}`}>{title}</a> },
            { key: 'projects', head: 'Projects', isNumeric: true, cell: ({ projects }) => projects },
            { key: 'open', head: 'Still going on', isNumeric: true, cell: ({ open }) => open },
            { key: 'improved', head: 'Improved, of those that ended', isNumeric: true, cell: ({ improved, projects, open }) => (projects === open ? '–' : shareOf({ improved, ended: projects - open })) },
            { key: 'stopped', head: 'Stopped, with what was learned', isNumeric: true, cell: ({ stopped }) => stopped },
          ]}
        />
        <DataTable
          caption="What projects looked at" captionSize="m" rows={prompts} emptyText=""
          columns={[
            { key: 'prompt', head: 'Question', cell: ({ code, title, ask }) => <><a href={`/improvement?prompt=${code}`}>{title}</a><br /><span class="nhsuk-body-s">{ask}</span></> },
            { key: 'projects', head: 'Projects with an answer', isNumeric: true, cell: ({ code }) => found.prompts.get(code) ?? 0 },
          ]}
        />
      </>
    ),
  });
}

/** How many of those that ended, and from twenty on also the share in whole per cent: of fewer it says little. */
const shareOf = ({ improved, ended }: { improved: number; ended: number }): string => (ended < 20 ? `${improved} of ${ended}` : `${improved} of ${ended} (${Math.round((100 * improved) / ended)}%)`);
