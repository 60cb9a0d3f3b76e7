import { routeTitle } from '../../domain/entry-routes.ts';
import { Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { titleOf } from '../../domain/objective-content.ts';
import { coProductionRules, objectiveContent } from '../../data/objective-content.ts';
import type { ObjectivePage } from '../../queries/objective-page.ts';
import type { ActionLine, PartnershipLine, UpdateLine } from '../../queries/objective-record.ts';
import type { MayDo } from './objective-view.tsx';
import { Lines, Part } from './part.tsx';
import { dayWords, people, pounds, statusColour, statusTitle } from './words.ts';

type Shown = { objective: ObjectivePage };

export function Updates({ objective, mayAdd }: Shown & { mayAdd: boolean }) {
  const { updates, id } = objective;
  return (
    <Part id="progress" title="Progress">
      {mayAdd && <p><a href={`/objectives/${id}/progress`}>Record progress</a> or <a href={`/objectives/${id}/nothing-changed`}>say that nothing changed</a></p>}
      {updates.length === 0 && <p>No update has been written yet. The first one is due {objective.updateEveryMonths === 1 ? 'a month' : `${objective.updateEveryMonths} months`} after publication.</p>}
      <ol class="nhsuk-list">{updates.map((update) => <Update key={update.id} update={update} />)}</ol>
    </Part>
  );
}

function Update({ update }: { update: UpdateLine }) {
  return (
    <li class="nhsuk-u-margin-bottom-4">
      <p class="nhsuk-u-margin-bottom-1"><strong>{dayWords(update.on)}</strong> <Tag colour={statusColour[update.status]} text={statusTitle(update.status)} />{routeTitle(update.route) && <> {routeTitle(update.route)}, written down for the owner</>}</p>
      <Lines text={update.nothingChanged ? `Nothing changed, because: ${update.note}` : update.note} />
      {update.changeForPeople === 'better' && <p class="nhsuk-u-margin-bottom-1">Better for people.</p>}
      {update.changeForPeople === 'worse' && <p class="nhsuk-u-margin-bottom-1">Worse for people.</p>}
      {update.helpNeeded && <p class="nhsuk-u-margin-bottom-1">What would help: {update.helpNeeded}</p>}
      {update.evidenceKind && <p class="nhsuk-u-margin-bottom-1">Evidence ({titleOf(objectiveContent.evidenceKinds, update.evidenceKind).toLowerCase()}): {update.evidenceAddress ? <a href={update.evidenceAddress} rel="noopener nofollow">{update.evidence}</a> : update.evidence}</p>}
    </li>
  );
}

export function Milestones({ objective, today, mayWrite }: Shown & { today: string; mayWrite: boolean }) {
  return (
    <Part id="milestones" title="Milestones">
      <DataTable isCaptionHidden caption="Steps on the way" rows={objective.milestones} emptyText="No milestone is planned yet."
        columns={[
          { key: 'title', head: 'Milestone', cell: ({ title }) => title },
          { key: 'due', head: 'Due', cell: ({ dueOn }) => dayWords(dueOn) },
          { key: 'reached', head: 'Reached', cell: ({ id, reachedOn, dueOn }) => reachedOn ? dayWords(reachedOn) : <>{dueOn < today ? 'Late' : 'Not yet'}{mayWrite && <> <a href={`/objectives/${objective.id}/milestones/${id}/reached`}>Mark as reached<span class="nhsuk-u-visually-hidden">: {objective.milestones.find((one) => one.id === id)?.title}</span></a></>}</> },
        ]} />
      {mayWrite && <p><a href={`/objectives/${objective.id}/milestones`}>Add a milestone</a></p>}
    </Part>
  );
}

export function Actions({ objective, today, mayDo, open }: Shown & { today: string; mayDo: MayDo; open: boolean }) {
  const state = ({ ended, dueOn }: ActionLine) => (ended ? `${ended.outcome === 'done' ? 'Done' : 'Stopped'} on ${dayWords(ended.on)}${ended.note ? `. ${ended.note}` : ''}` : dueOn < today ? 'Late' : 'Not yet');
  const mine = ({ ended, ownerPersonId, ownerHasLeft, madeBy }: ActionLine) => open && !ended && mayDo.personId !== null && (ownerPersonId === mayDo.personId || madeBy === mayDo.personId || ((ownerPersonId === null || ownerHasLeft) && mayDo.write));
  return (
    <Part id="actions" title="Actions">
      <DataTable isCaptionHidden caption="Who does what, by when" rows={objective.actions} emptyText="No action is written down yet. Anyone in the organisation may add one."
        columns={[
          { key: 'what', head: 'Action', cell: ({ what }) => what },
          { key: 'owner', head: 'Who', cell: ({ ownerRole, ownerName, ownerHasLeft }) => (ownerName ? `${ownerRole} (${ownerName}${ownerHasLeft ? ', who has left' : ''})` : ownerRole) },
          { key: 'due', head: 'Due', cell: ({ dueOn }) => dayWords(dueOn) },
          { key: 'state', head: 'How it stands', cell: (action) => <>{state(action)}{mine(action) && <> <a href={`/objectives/${objective.id}/actions/${action.id}/ending`}>Say it has ended<span class="nhsuk-u-visually-hidden">: {action.what}</span></a></>}</> },
        ]} />
      {open && mayDo.addActions && <p><a href={`/objectives/${objective.id}/actions`}>Add an action</a></p>}
    </Part>
  );
}

export function Decisions({ objective, mayAdd }: Shown & { mayAdd: boolean }) {
  return (
    <Part id="decisions" title="Decisions">
      <DataTable isCaptionHidden caption="What was decided, and whose views were heard" rows={objective.decisions} emptyText="No decision is recorded yet."
        columns={[
          { key: 'what', head: 'Decision', cell: ({ what }) => what },
          { key: 'why', head: 'Why', cell: ({ reason, moneyPounds }) => `${reason || 'Not written down'}${moneyPounds !== null ? ` It is about ${pounds(moneyPounds)}.` : ''}` },
          { key: 'who', head: 'Who decided', cell: ({ decidedBy, partnerName }) => (partnerName ? `${decidedBy} (${partnerName})` : decidedBy) },
          { key: 'when', head: 'When', cell: ({ decidedOn }) => dayWords(decidedOn) },
          { key: 'views', head: 'Views', cell: ({ viewsRecorded }) => (viewsRecorded ? 'Views recorded' : <strong>Views not recorded</strong>) },
        ]} />
      {mayAdd && <p><a href={`/objectives/${objective.id}/decisions`}>Record a decision</a></p>}
    </Part>
  );
}

export function Partnership({ objective, mayAdd }: Shown & { mayAdd: boolean }) {
  return (
    <Part id="partnership" title="Who took part">
      <DataTable isCaptionHidden caption="The record of who took part" rows={objective.partnership} emptyText="Nothing is recorded yet. Until it is, this work is not called co-produced."
        columns={[
          { key: 'when', head: 'When', cell: ({ happenedOn }) => dayWords(happenedOn) },
          { key: 'who', head: 'Who', cell: whoCame },
          { key: 'how', head: 'How', cell: ({ stage, evidence, role, supportGiven }) => `${titleOf(coProductionRules.stages, stage)}: ${titleOf(coProductionRules.evidenceKinds, evidence).toLowerCase()}. ${titleOf(coProductionRules.roles, role)}.${supportGiven ? ` Support: ${supportGiven}` : ''}` },
          { key: 'decided', head: 'What they decided', cell: ({ id, decided, takenBack }) => <>{takenBack ? `Taken back on ${dayWords(takenBack.on)}: ${takenBack.reason}` : decided || 'No decision written down'}{mayAdd && !takenBack && <> <a href={`/objectives/${objective.id}/partnership/${id}/taking-back`}>Take it back<span class="nhsuk-u-visually-hidden">: {decided || 'this line'}</span></a></>}</> },
        ]} />
      {mayAdd && <p><a href={`/objectives/${objective.id}/partnership`}>Record who took part</a></p>}
    </Part>
  );
}

/** Small groups of a session are left out of its count, so that nobody can be worked out: then it says "at least". */
const whoCame = ({ who, tookPart, peopleCount, isAtLeast }: PartnershipLine): string => `${who || titleOf(coProductionRules.whoTookPart, tookPart)} (${peopleCount === null ? 'how many is not written down' : `${isAtLeast ? 'at least ' : ''}${people(peopleCount)}`})`;

export function Partners({ objective, mayAdd }: Shown & { mayAdd: boolean }) {
  return (
    <Part id="partners" title="Partners">
      <DataTable isCaptionHidden caption="Who shares the work" rows={objective.partners} emptyText="No partner is named yet."
        columns={[
          { key: 'name', head: 'Partner', cell: ({ name }) => name },
          { key: 'kind', head: 'Kind', cell: ({ kind }) => titleOf(objectiveContent.partnerKinds, kind) },
          { key: 'part', head: 'Their part', cell: ({ deliveryRole, decisionRights }) => [deliveryRole, decisionRights && `May decide: ${decisionRights}`].filter(Boolean).join(' ') || 'Not written down' },
          { key: 'power', head: 'Decisions and money', cell: ({ decisionCount, moneyDecidedPounds, budgetPounds }) => `${decisionCount} ${decisionCount === 1 ? 'decision' : 'decisions'} taken${moneyDecidedPounds > 0 ? ` about ${pounds(moneyDecidedPounds)}` : ''}${budgetPounds !== null ? `; holds ${pounds(budgetPounds)}` : ''}` },
        ]} />
      {mayAdd && <p><a href={`/objectives/${objective.id}/partners`}>Add a partner</a></p>}
    </Part>
  );
}
