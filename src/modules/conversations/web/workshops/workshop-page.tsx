import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Button, SummaryList, Tag } from '#ui/nhsuk';
import { personName } from '#modules/directory';
import { mayDo } from '../../data/acting.ts';
import { differencesOf, type Hands } from '../../domain/hands.ts';
import type { RoomIdea, WorkshopPage } from '../../queries/workshops.ts';
import { writtenIn } from '../../domain/languages.ts';
import { phaseHref } from '../where.ts';
import { handsSentence } from './hands-fields.tsx';
import { roomState, RoomTag, whereWhen, workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

interface View {
  workshop: WorkshopPage;
  isOwn: boolean;
  viewerId: string | null;
  names: ReadonlyMap<string, string>;
}

/** A workshop: what it waits for, what was said, and, for its host and the organisers, everything about it. */
export async function showWorkshop(ctx: RequestContext): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  const names = await ctx.read((tx) => personName(tx, [...workshop.entries.map(({ enteredBy }) => enteredBy), ...(workshop.hostId ? [workshop.hostId] : [])]));
  return page({
    title: workshop.title, breadcrumbs: workshopTrail(workshop, true), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.conversationTitle}: {workshop.phaseTitle}</span> <span data-quoted>{workshop.title}</span></h1>
        <p>{workshop.isExample && <><Tag colour="yellow" text="Example" /> </>}<RoomTag state={roomState(workshop)} /> {whereWhen(workshop)}</p>
        <NextStep view={{ workshop, isOwn, viewerId: ctx.viewer.personId, names }} />
        <Said workshop={workshop} isOwn={isOwn} />
        {!isOwn && mayDo(ctx.viewer, 'code words', workshop.organisationId) && <Notes notes={workshop.notes} />}
        {isOwn && <About view={{ workshop, isOwn, viewerId: ctx.viewer.personId, names }} />}
        <p><a href={phaseHref({ code: workshop.conversationCode }, { position: workshop.phasePosition })}>The conversation that this belongs to</a></p>
      </div>
    ),
  });
}

function NextStep({ view: { workshop, isOwn, viewerId, names } }: { view: View }) {
  const [first, second] = workshop.entries;
  const here = workshopHref(workshop);
  if (workshop.isCounted) return <p>The hands of {workshop.countedPeople} people count. They were entered by {names.get(first?.enteredBy ?? '') ?? 'one person'} and by {names.get(second?.enteredBy ?? '') ?? 'another'}. {workshop.differenceCount === 0 ? 'Both entries agreed.' : workshop.differenceCount === 1 ? 'One difference was found and settled.' : `${workshop.differenceCount} differences were found and settled.`}</p>;
  if (first && second) return <><p>The two entries differ in {differenceWords(workshop)}. The room does not count before that is settled.</p>{(isOwn || first.enteredBy === viewerId || second.enteredBy === viewerId) && <Button href={`${here}/settlement`} text="Settle the differences" />}</>;
  if (first?.enteredBy === viewerId) return <p>You entered the hands. Now somebody else has to enter them from the same paper, so that no slip counts. Send them the address of this page.</p>;
  if (first) return <><p>The hands were entered once. Take the paper and enter them again. You do not see the first entry.</p><Button href={`${here}/hands`} text="Enter the hands again" /></>;
  if (!isOwn) return <p>The host enters the ideas and the hands first.</p>;
  return (
    <>
      <ol class="nhsuk-list nhsuk-list--number">
        <li><a href={`${here}/print`}>Print its vote sheet</a> and the <a href={`${phaseHref({ code: workshop.conversationCode }, { position: workshop.phasePosition })}/print/facilitator`}>page for the facilitator</a></li>
        <li><a href={`${here}/words`}>Type in the ideas</a></li>
        <li><a href={`${here}/hands`}>Enter the hands</a></li>
        <li>Somebody else enters the hands again</li>
      </ol>
      <Button href={`${here}/${workshop.ideaCount === 0 ? 'words' : 'hands'}`} text={workshop.ideaCount === 0 ? 'Type in the ideas' : 'Enter the hands'} />
    </>
  );
}

function differenceWords({ entries: [first, second] }: WorkshopPage): string {
  if (!first || !second) return 'nothing';
  const count = differencesOf(first, second).length;
  const ideas = count === 0 ? '' : count === 1 ? 'the hands for 1 idea' : `the hands for ${count} ideas`;
  return [...(first.people === second.people ? [] : ['how many people there were']), ...(ideas ? [ideas] : [])].join(' and ');
}

function Said({ workshop, isOwn }: { workshop: WorkshopPage; isOwn: boolean }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What they said</h2>
      {workshop.own.length === 0 && <p>Nothing is typed in yet.</p>}
      <ul class="nhsuk-list allied-ideas">{workshop.own.map((idea) => <SaidLine key={idea.id} idea={idea} hands={isOwn ? workshop.counted.find(({ item }) => item === idea.item) : undefined} />)}</ul>
      {isOwn && workshop.sheet.some(({ item }) => workshop.counted.some((each) => each.item === item)) && (
        <><h3 class="nhsuk-heading-s">Hands for ideas of others</h3><ul class="nhsuk-list allied-ideas">{workshop.sheet.map((idea) => <SaidLine key={idea.id} idea={idea} hands={workshop.counted.find(({ item }) => item === idea.item)} />)}</ul></>
      )}
      {isOwn && <p><a href={`${workshopHref(workshop)}/words`}>{workshop.isCounted ? 'Type in comments' : 'Type in ideas or comments'}</a></p>}
    </>
  );
}

const SaidLine = ({ idea, hands }: { idea: RoomIdea; hands: Hands | undefined }) => (
  <li class="allied-idea">
    {idea.parentWords && <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">A comment on: <span data-quoted>{idea.parentWords}</span></p>}
    <p class="allied-idea__words nhsuk-u-margin-bottom-1" {...writtenIn(idea.language)} data-quoted>{idea.words}</p>
    <p class="nhsuk-body-s nhsuk-u-margin-bottom-0">{stateWords[idea.state] ?? 'Not shown.'}{idea.mayQuote && ' May be quoted.'}{hands && ` Hands: ${handsSentence(hands)}.`}</p>
  </li>
);
const stateWords: Readonly<Record<string, string>> = { held: 'Waits to be read before it is shown.', shown: 'Shown to everyone.', merged: 'Stands with another that says the same.' };

/** Facilitator notes count (row S113): whoever sorts the words reads them beside the words. */
const Notes = ({ notes }: { notes: string }) => (
  <>
    <h3 class="nhsuk-heading-s">Notes of the facilitator</h3>
    {notes === '' ? <p>None yet. What was in the air counts, too.</p> : notes.split('\n').filter(Boolean).map((line, at) => <p key={at} data-quoted>{line}</p>)}
  </>
);

function About({ view: { workshop, names } }: { view: View }) {
  const rows = [
    ['Host', `${names.get(workshop.hostId ?? '') ?? 'Not known'}, ${workshop.hostRole}`], ['Partner group', workshop.partnerName ?? 'None'], ['Place', workshop.district ?? 'Not kept'],
    ['Help to take part', workshop.accessSupport || 'Nothing written down'], ['Quotes', workshop.quotes === 'all' ? 'Everyone agreed to be quoted' : workshop.quotes === 'some' ? 'Some agreed to be quoted' : 'Nobody is quoted'],
    ...(workshop.isUnder16 ? [['Under 16', `An adult agreed on ${workshop.adultAgreedOn ? formatDay(workshop.adultAgreedOn) : 'a day we do not know'}. No place and no quotes are kept`]] : []),
  ];
  return (
    <>
      <h2 class="nhsuk-heading-m">About this workshop</h2>
      <SummaryList rows={rows.map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } }))} />
      <Notes notes={workshop.notes} />
      <p><a href={`${workshopHref(workshop)}/notes`}>Change these</a>{!workshop.isUnder16 && <> · <a href={`${workshopHref(workshop)}/people`}>Say who was there</a></>} · <a href={`${workshopHref(workshop)}/correction`}>Put its day, way or group right{!workshop.isOut && ', or take it away'}</a></p>
    </>
  );
}
