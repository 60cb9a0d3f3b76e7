import { formatDay } from '#platform/clock';
import { professions, titleOf } from '#modules/directory';
import { InsetText, Tag } from '#ui/nhsuk';
import { outcomeTitle, projectKindTitle } from '../../domain/project.ts';
import { outcomeStandingWords, stageStandingWords } from '../../domain/stage-now.ts';
import { stageTitle } from '../../domain/stages.ts';
import type { Scene } from './scene.ts';

/** What it is, whose it is, how far it is. A project that stopped reads like any other: what it learned comes first. */
export function ProjectHeading({ project, isOwn }: Scene) {
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{project.unit}{project.unit === project.organisation ? '' : `, ${project.organisation}`}</span> {project.title}</h1>
      {project.isExample && <p><Tag colour="yellow" text="Example" /> This project is made up.</p>}
      <p class="nhsuk-u-font-size-22" data-quoted>{project.why}</p>
      {project.outcome !== null && project.closedOn !== null && (
        <InsetText>
          <p><strong>{outcomeTitle(project.outcome)}</strong>, {formatDay(project.closedOn)}. What was learned: <span data-quoted>{project.learned}</span></p>
          {project.outcomeStands !== 'stands' && <p>{outcomeStandingWords(project.outcomeStands)}</p>}
        </InsetText>
      )}
      <ul class="nhsuk-list">
        <li>{projectKindTitle(project.kind)}. {project.outcome === null ? `Started on ${formatDay(project.startedOn)}.` : `From ${formatDay(project.startedOn)}.`}</li>
        {project.open.learning && <li>How far: {stageTitle(project.stage)}{project.stageStands !== 'stands' && `. ${stageStandingWords(project.stageStands, project.stage)}`}</li>}
        {project.professions.length > 0 && <li>Professions: {project.professions.map((code) => titleOf(professions, code)).join(', ')}</li>}
        <li>Whom to ask: {project.contactRole}</li>
        <li>{project.objectiveId ? <a href={`/objectives/${project.objectiveId}`}>The objective that it serves</a> : <><Tag colour="grey" text="Not yet aligned" /> It serves no objective yet. That is allowed.</>}</li>
        {isOwn && <li>Who can read it: {project.audience === 'everyone' ? 'everyone' : 'your organisation'}</li>}
      </ul>
    </div>
  );
}
