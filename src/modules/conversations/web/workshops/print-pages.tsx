import { Forbidden } from '#platform/errors';
import { page, type Reply, type RequestContext } from '#platform/http';
import { PaperForm } from '#ui/forms';
import { SendTo, waysToReach } from '#modules/directory';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { writtenIn } from '../../domain/languages.ts';
import { paperName, readPaperName } from '../../domain/hands.ts';
import { ideasByItem, leastRead, type RoomIdea } from '../../queries/workshops.ts';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { timesSentence } from '../words.ts';
import { PaperName } from './hands-fields.tsx';
import { workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

const SHEET_IDEAS = 12;

/** The form for ideas: one sheet, no name, nothing to sign. */
export async function printIdeaForm(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  return page({
    title: `Form to print: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <PaperForm title={phase.question} caption={conversation.title} back={{ href: `${phaseHref(conversation, phase)}/in-person`, text: 'Go back' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Your idea. One idea on a sheet is easiest to vote on.', lines: 5 },
        { text: 'Is it about an idea of somebody else? Write its short name, such as 1F4-K9Z. You can leave this out.', lines: 1 },
        { text: 'First half of your postcode, such as OX4. You can leave this out.', lines: 1 },
        { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote, and that everyone may read it', 'You may also quote my words'] },
        { text: 'Are you under 16? Then an adult who looks after you has to agree.', boxes: ['I am under 16', 'I am the adult, and I agree'] },
      ]}>
        <ExampleMark conversation={conversation} />
        <p>You do not give your name, and there is nothing to sign. Please leave out names of other people. A person reads your words before they are shown.</p>
      </PaperForm>
    ),
  });
}

/** A vote sheet with ideas that are shown now, in an order that says nothing about their votes. */
export async function printVoteSheet(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const asked = readPaperName(typeof ctx.query['from'] === 'string' ? ctx.query['from'] : '');
  const { found, contact } = await ctx.read(async (tx) => ({ found: await ideasByItem(tx, { phaseId: phase.id, limit: SHEET_IDEAS + 1, from: asked ?? await leastRead(tx, phase.id) }), contact: await waysToReach(tx, conversation.organisationId) }));
  const [ideas, next] = [found.slice(0, SHEET_IDEAS), found[SHEET_IDEAS]];
  return page({
    title: `Vote sheet: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <VoteSheet caption={conversation.title} question={phase.question} ideas={ideas} back={`${phaseHref(conversation, phase)}/in-person`}>
        {next && <p class="allied-screen-only">There are more ideas than fit on a sheet. Without a choice of yours, a sheet begins with the idea that fewest have read. <a href={`${phaseHref(conversation, phase)}/print/votes?from=${paperName(next.item)}`}>The next sheet</a></p>}
        <ExampleMark conversation={conversation} />
        <h2 class="nhsuk-heading-s">Where to send this</h2>
        <SendTo contact={contact} />
      </VoteSheet>
    ),
  });
}

/** The vote sheet of one workshop: what it said itself, if it is typed in, and the ideas drawn for it. With room to count hands. */
export async function printWorkshopSheet(ctx: RequestContext): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn) throw new Forbidden();
  const ideas = [...workshop.own.filter(({ kind }) => kind === 'idea'), ...workshop.sheet];
  return page({
    title: `Vote sheet: ${workshop.title}`, breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning',
    content: <VoteSheet caption={workshop.title} question={workshop.question} ideas={ideas} back={workshopHref(workshop)} isCount><ExampleMark conversation={workshop} /><p>People in the room: ______ &#160; Counted by two people together. Give this sheet to whoever enters it, and keep it until both entries are in.</p></VoteSheet>,
  });
}

function VoteSheet({ caption, question, ideas, back, isCount = false, children }: { caption: string; question: string; ideas: readonly RoomIdea[]; back: string; isCount?: boolean; children: preact.ComponentChildren }) {
  return (
    <div class="nhsuk-u-reading-width allied-paper">
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{caption}</span> <span data-quoted>{question}</span></h1>
      <p class="allied-screen-only">Print this page with your browser. <a href={back}>Go back</a></p>
      <p>{isCount ? 'Read each idea out. Count the hands for each answer and write the number in the box. Nobody has to put a hand up, and no names are written.' : 'Tick one box for each idea, or none. You do not give your name. Staff add your votes to the counts; nothing is kept about who voted what.'}</p>
      {ideas.length === 0 && <p>No idea is shown yet. Use the form for ideas first.</p>}
      <table class="nhsuk-table allied-vote-sheet">
        <caption class="nhsuk-u-visually-hidden">Ideas to vote on</caption>
        <thead><tr><th scope="col">Idea</th><th scope="col">Support</th><th scope="col">Oppose</th><th scope="col">Pass</th></tr></thead>
        <tbody>{ideas.map(({ id, item, words, language }) => <tr key={id}><th scope="row" class="nhsuk-u-font-weight-normal"><span {...writtenIn(language)} data-quoted>{words}</span> <PaperName item={item} /></th>{['Support', 'Oppose', 'Pass'].map((vote) => <td key={vote}><span aria-hidden="true">{isCount ? '____' : '☐'}</span><span class="nhsuk-u-visually-hidden">{vote}: to fill in</span></td>)}</tr>)}</tbody>
      </table>
      {children}
    </div>
  );
}

/** For whoever holds the workshop: before, during and after, on one sheet. */
export async function printFacilitatorPage(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const prompts = await ctx.read((tx) => tx.selectFrom('conversations.phase_prompt').select(['position', 'words']).where('phase_id', '=', phase.id).orderBy('position').execute());
  return page({
    title: `For the facilitator: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: <Facilitator conversation={conversation} phase={phase} prompts={prompts.map(({ words }) => words)} />,
  });
}

const Facilitator = ({ conversation, phase, prompts }: { conversation: ConversationHead; phase: PhaseLine; prompts: readonly string[] }) => (
  <div class="nhsuk-u-reading-width allied-paper">
    <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> For the facilitator</h1>
    <p class="allied-screen-only">Print this page. <a href={`${phaseHref(conversation, phase)}/in-person`}>Go back</a></p>
    <ExampleMark conversation={conversation} />
    <p><strong>The question:</strong> <span data-quoted>{phase.question}</span></p>
    {prompts.length > 0 && <><h2 class="nhsuk-heading-s">To help people begin</h2><ul class="nhsuk-list nhsuk-list--bullet">{prompts.map((words) => <li key={words} data-quoted>{words}</li>)}</ul></>}
    <h2 class="nhsuk-heading-s">Before</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Ask your partner group what people need to take part: time of day, lifts, large print, an interpreter, somebody who writes.</li>
      <li>Set the workshop up on this site and print its vote sheet. Bring forms for ideas and pens.</li>
      <li>If children come: ask an adult for each of them first.</li>
    </ul>
    <h2 class="nhsuk-heading-s">With the people</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Say that no names are written down, that nobody has to speak, and what can change.</li>
      <li>Say that everyone may read the ideas, and ask whether they may be quoted.</li>
      <li>Write one idea on a sheet, in their own words. Also write down what not all agree with.</li>
      <li>Read each idea out and count the hands: support, oppose, pass. Each person has one hand for each idea.</li>
      <li>Count how many people are in the room.</li>
    </ul>
    <h2 class="nhsuk-heading-s">If somebody is not safe</h2>
    <p>Do not promise to keep it to yourself. Tell your safeguarding lead today. In danger now: 999. To talk to someone: Samaritans, 116 123.</p>
    <h2 class="nhsuk-heading-s">Afterwards</h2>
    <ul class="nhsuk-list nhsuk-list--bullet">
      <li>Type in the ideas and the hands. Somebody else enters the hands again from the same paper.</li>
      <li>Hand each code on to whoever said the idea. Write your notes on the day.</li>
      <li>Tell the group what came of it. It is written in the register of partner groups.</li>
    </ul>
  </div>
);

/** A poster for a wall: the question, and every way to answer it. */
export async function printPoster(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  const address = `${ctx.config.baseUrl}${phaseHref(conversation, phase)}`;
  return page({
    title: `Poster: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width allied-poster allied-paper">
        <p class="allied-screen-only">Print this page. <a href={`${phaseHref(conversation, phase)}/in-person`}>Go back</a></p>
        <p class="allied-poster__caption" data-quoted>{conversation.title}</p>
        <h1 class="nhsuk-heading-xl" data-quoted>{phase.question}</h1>
        <p class="allied-poster__words">We want to hear from you. We do not ask who you are.</p>
        <h2 class="nhsuk-heading-l">Online, day and night</h2>
        <p class="allied-poster__words">{address}</p>
        <h2 class="nhsuk-heading-l">By phone, by post or in person</h2>
        <SendTo contact={contact} />
        <p>{timesSentence(phase)} {conversation.isExample && 'This conversation is imagined. It shows how the site works.'}</p>
        <p>This is not for emergencies. In danger: 999. To talk to someone: Samaritans, 116 123.</p>
      </div>
    ),
  });
}
