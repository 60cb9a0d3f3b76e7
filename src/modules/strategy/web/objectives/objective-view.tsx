import type { ComponentChildren } from 'preact';
import { londonDay } from '#platform/clock';
import type { PagePart, ThemeBehind } from '#platform/http';
import { InsetText, SummaryList, Tag } from '#ui/nhsuk';
import { cameAlongWords } from '../../domain/carried-parts.ts';
import type { ObjectivePage } from '../../queries/objective-page.ts';
import { aimTitle, dayWords, directionTitle, statusColour, statusTitle } from './words.ts';
import { roleGroups, titleOf } from '#modules/directory';
import { Actions, Decisions, Milestones, Partners, Partnership, Updates } from './record-view.tsx';
import { Lines, Part } from './part.tsx';
import { PeoplesWords } from './peoples-words.tsx';
import { HowPeopleTookPart } from './how-people-took-part.tsx';

/** What the viewer may do here, so that the page offers it and nothing else. */
export interface MayDo {
  write: boolean;
  recordProgress: boolean;
  addActions: boolean;
  recordPartnership: boolean;
  recordDecisions: boolean;
  personId: string | null;
}

export function ObjectiveView({ objective, mayDo, now, easyRead, themes, parts }: { objective: ObjectivePage; mayDo: MayDo; now: Date; easyRead: ComponentChildren; themes: readonly ThemeBehind[]; parts: readonly PagePart[] }) {
  const open = objective.closing === null;
  const today = londonDay(now);
  return (
    <>
      <Heading objective={objective} />
      {easyRead}
      {mayDo.write && open && <LeadActions objective={objective} />}
      <CoProductionPart objective={objective} mayAdd={open && mayDo.recordPartnership} />
      <Facts objective={objective} today={today} mayWrite={mayDo.write && open} />
      <ServedNodes objective={objective} mayWrite={mayDo.write && open} />
      <Updates objective={objective} mayAdd={open && mayDo.recordProgress} />
      {parts.map(({ id, title, content }) => <Part key={id} id={id} title={title}>{content}</Part>)}
      <Milestones objective={objective} today={today} mayWrite={open && mayDo.write} />
      <Actions objective={objective} today={today} mayDo={mayDo} open={open} />
      <Decisions objective={objective} mayAdd={open && mayDo.recordDecisions} />
      <Partnership objective={objective} mayAdd={open && mayDo.recordPartnership} />
      <Partners objective={objective} mayAdd={open && mayDo.write} />
      <PeoplesWords themes={themes} />
      <Versions objective={objective} />
    </>
  );
}

function Heading({ objective }: { objective: ObjectivePage }) {
  const { closing, carriedFrom, cameAlong, carriedTo } = objective;
  return (
    <>
      <h1 class="nhsuk-heading-l">
        <span class="nhsuk-caption-l">Objective for {objective.year.label}, {objective.organisation.name}</span> {objective.wording}
      </h1>
      <p>
        <Tag colour={statusColour[objective.status]} text={statusTitle(objective.status)} />{' '}
        {objective.isExample && <><Tag colour="yellow" text="Example" />{' '}</>}
        {!objective.isPublic && <Tag colour="orange" text="Draft: only your organisation sees it" />}
      </p>
      {objective.detail && <Lines text={objective.detail} />}
      {closing && (
        <InsetText>
          <p>{closing.outcome === 'carried over' ? 'Carried over' : closing.outcome === 'done' ? 'Closed as done' : 'Closed before it was done'} on {dayWords(closing.on)}. {closing.reason}</p>
          {closing.learned && <p>What was learned: {closing.learned}</p>}
          {carriedTo && <p>It goes on in <a href={`/objectives/${carriedTo.id}`}>{carriedTo.year.label}</a>.</p>}
        </InsetText>
      )}
      {objective.origin && <Origin origin={objective.origin} />}
      {carriedFrom && <p>Carried over from <a href={`/objectives/${carriedFrom.id}`}>{carriedFrom.year.label}</a>.{cameAlong && ` ${cameAlongWords(cameAlong)}`}</p>}
    </>
  );
}

function Origin({ origin: { sessionId, title, heldOn, theme, isPublic } }: { origin: NonNullable<ObjectivePage['origin']> }) {
  return <p>From the session <a href={`/sessions/${sessionId}`} data-quoted>{title}</a> on {dayWords(heldOn)}, theme <strong data-quoted>“{theme}”</strong>.{!isPublic && ' Only your organisation reads this line until the session is published.'}</p>;
}

function LeadActions({ objective }: { objective: ObjectivePage }) {
  const links: [string, string][] = [
    ...(objective.isPublic ? [] : [['publication', 'Publish it'] as [string, string]]),
    ['wording', 'Change the words'], ['tags', 'Say what it is about'], ['parents', 'Change what it serves'], ['impact-check/new', objective.impactCheck ? 'Renew the impact check' : 'Do the impact check'],
    ['owner', 'Say who answers for it'], ['progress-for-owner', 'Write down progress for the owner'], ['closing', 'Close it or carry it over'],
  ];
  return (
    <nav aria-label="Change this objective">
      <ul class="nhsuk-list">{links.map(([path, text]) => <li key={path}><a href={`/objectives/${objective.id}/${path}`}>{text}</a></li>)}</ul>
    </nav>
  );
}

function CoProductionPart({ objective, mayAdd }: { objective: ObjectivePage; mayAdd: boolean }) {
  return (
    <Part id="taking-part" title="How people took part">
      <HowPeopleTookPart coProduction={objective.coProduction} />
      <p>The label is worked out from <a href="#partnership">the record of who took part</a>. Nobody types it.{mayAdd && <> <a href={`/objectives/${objective.id}/partnership`}>Add to the record</a>.</>}</p>
    </Part>
  );
}

function Facts({ objective, today, mayWrite }: { objective: ObjectivePage; today: string; mayWrite: boolean }) {
  const rows: [string, ComponentChildren][] = [
    ['Who answers for it', ownerWords(objective)],
    ['Aims', objective.aims.length > 0 ? objective.aims.map(aimTitle).join('; ') : 'None chosen yet'],
    ['Whose work', objective.roleGroups.length > 0 ? objective.roleGroups.map((code) => titleOf(roleGroups, code)).join('; ') : 'Everyone in the AHP (allied health professions) community'],
    ['How we will know', objective.measurePlan || 'No measure plan yet'],
    ['What the measure should do', directionTitle(objective.expectedDirection)],
    ['Impact check', <ImpactCheckCell objective={objective} today={today} mayWrite={mayWrite} />],
    ['Published', objective.publishedOn ? dayWords(objective.publishedOn) : 'Not published'],
  ];
  return (
    <Part id="facts" title="What it is">
      <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { html: <>{value}</> } }))} />
    </Part>
  );
}

function ownerWords({ owner, ownerRole, closing }: ObjectivePage): string {
  if (!owner) return ownerRole;
  return owner.hasLeft && !closing ? `${ownerRole} (${owner.name} has left, so nobody gets reminders: your organisation only)` : `${ownerRole} (${owner.name}: your organisation only)`;
}

function ImpactCheckCell({ objective: { id, impactCheck, closing }, today, mayWrite }: { objective: ObjectivePage; today: string; mayWrite: boolean }) {
  if (!impactCheck) return <>Not done yet.{mayWrite && <> <a href={`/objectives/${id}/impact-check/new`}>Do the impact check</a></>}</>;
  const isDue = impactCheck.reviewOn < today;
  const done = <a href={`/objectives/${id}/impact-check`}>Done on {dayWords(impactCheck.completedOn)}</a>;
  if (closing) return done;
  return <>{done}. {isDue ? <strong>A review has been due since {dayWords(impactCheck.reviewOn)}.</strong> : <>Next review on {dayWords(impactCheck.reviewOn)}.</>}</>;
}

function ServedNodes({ objective, mayWrite }: { objective: ObjectivePage; mayWrite: boolean }) {
  return (
    <Part id="serves" title="What it serves, and why">
      <ul class="nhsuk-list nhsuk-list--bullet">
        {objective.servedNodes.map((node) => (
          <li key={node.parentId}>
            {node.weight === 'main' ? 'Mainly: ' : 'It also helps: '}<a href={`/strategies/${node.strategyCode}/nodes/${node.nodeCode}`}>{node.nodeTitle}</a> ({node.strategyTitle}{node.takenOutIn === null ? '' : `, taken out in version ${node.takenOutIn}`}). {node.reason}
          </li>
        ))}
      </ul>
      {mayWrite && <p><a href={`/objectives/${objective.id}/parents`}>Change what it serves</a></p>}
    </Part>
  );
}

function Versions({ objective }: { objective: ObjectivePage }) {
  return (
    <Part id="versions" title="How the words changed">
      <ol class="nhsuk-list nhsuk-list--number" reversed>
        {objective.versions.map(({ number, wording, on, reason }) => <li key={number}>{dayWords(on)}: “{wording}” Why: {reason}</li>)}
      </ol>
      <p><a href={`/objectives/${objective.id}/history`}>Everything that happened to this objective</a></p>
    </Part>
  );
}
