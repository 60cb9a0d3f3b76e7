import { formatDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { OtherWays, waysToReach } from '#modules/directory';
import { mayDo } from '../../data/acting.ts';
import { routeTitle } from '../../domain/routes.ts';
import { FEWEST_TOLD, tooFewWords } from '../../domain/small-numbers.ts';
import { publicWorkshops, type PublicWorkshop } from '../../queries/heard.ts';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';

/** Every way to take part beside the screen, the pack to print, and where people were already heard. */
export async function showInPerson(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const { workshops, contact } = await ctx.read(async (tx) => ({ workshops: await publicWorkshops(tx, { phaseId: phase.id, now: ctx.now }), contact: await waysToReach(tx, conversation.organisationId) }));
  const home = phaseHref(conversation, phase);
  const mayType = mayDo(ctx.viewer, 'type in for people', conversation.organisationId);
  return page({
    title: `Not online: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> By phone, on paper or in person</h1>
        <ExampleMark conversation={conversation} />
        <p data-quoted>{phase.question}</p>
        <OtherWays contact={contact} printHref={`${home}/print`} entryHref={mayType ? `${home}/entry/words` : undefined} />
        <h2 class="nhsuk-heading-m">For your own event</h2>
        <p>You can ask this question where you meet. Print what you need:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">
          <li><a href={`${home}/print`}>the form for ideas</a>, with nothing to sign</li>
          <li><a href={`${home}/print/votes`}>the vote sheet</a> with the ideas so far</li>
          <li><a href={`${home}/print/facilitator`}>the page for the person who leads the talk</a></li>
          <li><a href={`${home}/print/poster`}>the poster</a></li>
        </ul>
        <h2 class="nhsuk-heading-m">Where we listened in person</h2>
        {workshops.length === 0 ? <p>Nowhere yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{workshops.map((workshop) => <li key={`${workshop.title}-${workshop.heldOn}`}><WorkshopLine workshop={workshop} /></li>)}</ul>}
        <p>We show a place and numbers only where {FEWEST_TOLD} people or more took part, so that nobody can be found out.</p>
      </div>
    ),
  });
}

function WorkshopLine({ workshop: { title, route, heldOn, people, district, partner, ideaCount, isUnder16 } }: { workshop: PublicWorkshop }) {
  if (isUnder16) return <>{routeTitle(route)} with children and young people. We show nothing more, to keep them safe.</>;
  if (title === null || heldOn === null) return <>{routeTitle(route)} with {tooFewWords()} people.</>;
  return <><strong data-quoted>{title}</strong>{district && <> ({district})</>}, {formatDay(heldOn)}{partner && <>, with <span data-quoted>{partner}</span></>}: {people} people, {ideaCount === 1 ? '1 idea' : `${ideaCount ?? 0} ideas`}. {routeTitle(route)}.</>;
}
