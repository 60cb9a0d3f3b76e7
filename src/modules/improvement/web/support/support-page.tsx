import { organisationsWhere } from '#platform/access';
import { formatLondonDate } from '#platform/clock';
import { PAGE_SIZE } from '#platform/db';
import { page, pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { projectHref } from '../../domain/addresses.ts';
import { checkParts, WEEKS_BEFORE_ESCALATION, type PartStanding } from '../../domain/four-parts.ts';
import { sentences } from '../../permissions.ts';
import { projectsToSupport, type ProjectToSupport } from '../../queries/support/projects-to-support.ts';
import { trail } from '../trail.ts';

/** For leads: what projects lack, so that they can give it. There is nothing here to approve or refuse. */
export async function showSupport(ctx: RequestContext): Promise<Reply> {
  const projects = await ctx.read((tx) => projectsToSupport(tx, organisationsWhere(sentences, ctx.viewer, 'support projects'), ctx.now));
  // All of them are weighed, because what has been missing longest stands first.
  const list = { page: pageOf(pageAsked(ctx), projects.length, PAGE_SIZE), total: projects.length, onAPage: PAGE_SIZE };
  return page({
    title: 'Projects that you can support', breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <>
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Projects that you can support</h1>
          <p>You can give time, a coach, a connection or means. Projects need nobody’s approval, and nobody can refuse them. What has been missing for {WEEKS_BEFORE_ESCALATION} weeks or more stands first, and those who lead the whole organisation are told.</p>
          <p>Hours are a promise until job plans are part of this service.</p>
        </div>
        <DataTable
          caption="Open projects" captionSize="m" rows={projects.slice((list.page - 1) * PAGE_SIZE, list.page * PAGE_SIZE)} emptyText="No project is open in your organisation."
          columns={[
            { key: 'project', head: 'Project', cell: ({ id, title, unit, isExample }) => <><a href={`${projectHref(id)}#support`}>{title}</a>{isExample && <> <Tag colour="yellow" text="Example" /></>}<br />{unit}</> },
            { key: 'lacks', head: 'What is missing', cell: (project) => <Lacks {...project} /> },
            { key: 'ask', head: 'Whom to ask', cell: ({ contactRole }) => contactRole },
          ]}
        />
        <PagesOf list={list} home="/improvement/support" what="projects" />
      </>
    ),
  });
}

function Lacks({ missing, escalated, lacksInvolvement }: ProjectToSupport) {
  if (missing.length === 0 && !lacksInvolvement) return <>Nothing that the team has named</>;
  return (
    <ul class="nhsuk-list nhsuk-u-margin-bottom-0">
      {missing.map((part) => <li><Tag colour="orange" text={wordsOf(part)} /> {part.missingSince && `since ${formatLondonDate(part.missingSince)}`}{escalated.includes(part) && ', too long'}{part.words !== '' && <>. <span data-quoted>{part.words}</span></>}</li>)}
      {lacksInvolvement && <li><Tag colour="orange" text="Nobody of the professions took part before buying" /></li>}
    </ul>
  );
}

const wordsOf = ({ part }: PartStanding): string => checkParts.find(({ code }) => code === part)?.missing ?? '';
