import { page, pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { GroupMap } from '#ui/charts';
import { Paging } from '#ui/tables';
import { FEWEST_TOLD } from '../../domain/small-numbers.ts';
import { bridgingIdeas, ideasSaid, opinionOf, type GroupedIdea, type KeptOpinion } from '../../queries/results/groups.ts';
import { ExampleMark } from '../parts.tsx';
import { ideaHref, trail } from '../where.ts';
import { BridgingTable, groupTitle } from './bridging-table.tsx';
import { groupsHref, NoResultYet, resultAsked, resultsHref, VersionNote, type ResultPlace } from './parts.tsx';
import { short } from './rankings.tsx';

const PAGE_SIZE = 20;

/** Where people stand: groups that vote alike, what each says, and the ideas on which they meet. */
export async function showGroups(ctx: RequestContext): Promise<Reply> {
  const place = await resultAsked(ctx);
  const { conversation, phase, head } = place;
  return page({
    title: `Groups: ${phase.title}`, description: 'Groups of people who vote alike, and the ideas on which they meet.', currentSection: '/co-planning', breadcrumbs: [...trail(conversation, phase), { text: 'Results', href: resultsHref(conversation, phase) }],
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Where people stand</h1>
        <ExampleMark conversation={conversation} />
        {head ? await contentOf(ctx, place, head) : <NoResultYet phase={phase} />}
        <p><a href={resultsHref(conversation, phase)}>All results</a></p>
      </>
    ),
  });
}

async function contentOf(ctx: RequestContext, place: ResultPlace, head: NonNullable<ResultPlace['head']>) {
  const number = pageOf(pageAsked(ctx), head.madeFrom.bridging, PAGE_SIZE);
  const { opinion, said, bridging } = await ctx.read(async (tx) => {
    const found = await opinionOf(tx, head.id);
    return { opinion: found, said: await ideasSaid(tx, { resultId: head.id, opinion: found }), bridging: await bridgingIdeas(tx, { resultId: head.id, offset: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE }) };
  });
  const here = groupsHref(place.conversation, place.phase);
  return (
    <>
      <VersionNote head={head} here={here} />
      <div class="nhsuk-u-reading-width">
        <p class="nhsuk-lede-text">{opinion.sentence}</p>
        <p>Groups are found from votes online alone: who votes alike on many ideas stands together. Nobody has to belong to a group, and nobody can see who does. We tell a group only where it has {FEWEST_TOLD} people or more.</p>
        {opinion.notes.map((note) => <p key={note}>{note}</p>)}
      </div>
      {opinion.reason ? <p>{opinion.reason}</p> : <Groups place={place} opinion={opinion} said={said} />}
      <Agreed place={place} items={opinion.agreed} said={said} />
      <section aria-labelledby="bridging">
        <h2 class="nhsuk-heading-m" id="bridging">Ideas that bring people together</h2>
        <BridgingTable place={place} groups={opinion.groups} rows={bridging} />
        <Paging page={number} pageCount={Math.ceil(head.madeFrom.bridging / PAGE_SIZE)} hrefOf={(to) => `${here}?${new URLSearchParams({ version: String(head.version), page: String(to) })}#bridging`} ariaLabel="Pages of ideas" />
      </section>
    </>
  );
}

function Groups({ place, opinion, said }: { place: ResultPlace; opinion: KeptOpinion; said: ReadonlyMap<number, GroupedIdea> }) {
  return (
    <>
      <GroupMap frame={{ id: 'groups', title: 'Groups that vote alike', isTableOpen: true, source: 'Votes online. “From” says how far apart two groups stand; the two that stand furthest apart are 100 apart.' }} labelHeading="Group" sizeHeading="People" groups={opinion.groups.map(({ number, size, x, y }) => ({ label: groupTitle(number), size, x, y }))} />
      {opinion.groups.map(({ number, sentence, speaks }) => (
        <section key={number} class="nhsuk-u-reading-width" aria-labelledby={`group-${number}`}>
          <h2 class="nhsuk-heading-m" id={`group-${number}`}>{groupTitle(number)}</h2>
          <p>{sentence}</p>
          {speaks.every(({ item }) => !said.has(item)) ? <p>No idea sets this group apart from the others.</p> : (
            <ul class="nhsuk-list nhsuk-list--bullet">{speaks.flatMap(({ item, side }) => {
              const idea = said.get(item);
              return idea ? [<li key={item}>{side === 'agree' ? 'Backs' : 'Opposes'}: <IdeaLink place={place} idea={idea} /> {apartSentence(idea.byGroup, number - 1, side)}</li>] : [];
            })}</ul>
          )}
        </section>
      ))}
    </>
  );
}

/** "Of 100 in this group who voted on it about 90 back it; of the others 15 or fewer." */
function apartSentence(byGroup: GroupedIdea['byGroup'], own: number, side: 'agree' | 'disagree'): string {
  const at = side === 'agree' ? 0 : 1;
  const others = byGroup.flatMap((shares, group) => (group === own || !shares ? [] : [shares[at]]));
  const rest = others.length === 0 ? '' : `; in the other ${others.length === 1 ? 'group' : 'groups'} about ${[...new Set(others)].join(' or ')}`;
  return `Of 100 in this group who voted on it, about ${byGroup[own]?.[at] ?? 0} ${side === 'agree' ? 'back' : 'oppose'} it${rest}.`;
}

function Agreed({ place, items, said }: { place: ResultPlace; items: readonly number[]; said: ReadonlyMap<number, GroupedIdea> }) {
  const ideas = items.flatMap((item) => said.get(item) ?? []);
  if (ideas.length === 0) return null;
  return (
    <section class="nhsuk-u-reading-width" aria-labelledby="agreed">
      <h2 class="nhsuk-heading-m" id="agreed">What nearly all back</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">{ideas.map((idea) => <li key={idea.id}><IdeaLink place={place} idea={idea} /></li>)}</ul>
    </section>
  );
}

const IdeaLink = ({ place: { conversation, phase }, idea }: { place: ResultPlace; idea: GroupedIdea }) => <a href={ideaHref(conversation, phase, idea)} lang={idea.language} data-quoted>{short(idea.words)}</a>;
