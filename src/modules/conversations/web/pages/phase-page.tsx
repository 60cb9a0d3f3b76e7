import type { VNode } from 'preact';
import { page, pageAsked, pageOf, type Reply, type RequestContext } from '#platform/http';
import { Button } from '#ui/nhsuk';
import { Paging } from '#ui/tables';
import { countExposure } from '../../data/exposure-desk.ts';
import { votesOf } from '../../data/vote-desk.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { shownById, type ShownWords } from '../../queries/shown-words.ts';
import { feedOrders, keptFeed, type Place } from '../kept-feed.ts';
import { AnonymityNotice, ExampleMark, NotForEmergencies, RouteLine, StateTag, VoteForm } from '../parts.tsx';
import { AboutYouLink, type ReachHere, reachHere } from '../reach/reach-here.tsx';
import { PerspectiveForm } from '../reach/perspective.tsx';
import { resultsHref } from '../results/parts.tsx';
import { phaseTop } from '../phases/phase-top.tsx';
import { seedOf, voterToken } from '../voter.ts';
import { Translations, Version, versionAsked, VersionLinks, versionQuery, type PhaseVersion } from '../languages/version-parts.tsx';
import { translationsOf, type WordsTranslation } from '../../queries/languages/phase-words.ts';
import { writtenIn } from '../../domain/languages.ts';
import { InvolvedLinks } from '../involved/involved-links.tsx';
import { ideaHref, phaseHref, placeAsked, trail } from '../where.ts';
import { kindTitle, timesSentence } from '../words.ts';

const pageSize = 20;

interface PhaseView {
  conversation: ConversationHead;
  phase: PhaseLine;
  ideas: readonly ShownWords[];
  votes: ReadonlyMap<number, number>;
  total: number;
  number: number;
  order: (typeof feedOrders)[number];
  places: readonly Place[];
  version: PhaseVersion;
  translations: ReadonlyMap<string, readonly WordsTranslation[]>;
  csrfToken: string;
  reach: ReachHere;
  /** What stands above the ideas: what this phase answers or checks. */
  top: VNode;
}

/** A phase: its question, and ideas to vote on, in an order that gives each a fair chance to be read. */
export async function showPhase(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const token = voterToken(ctx, conversation.code);
  const order = feedOrders.find((each) => each === ctx.query['order']) ?? 'balanced';
  const ordered = await keptFeed(ctx.store, phase, { order, seed: seedOf(token) });
  const number = pageOf(pageAsked(ctx), ordered.length, pageSize);
  const here = ordered.slice((number - 1) * pageSize, number * pageSize);
  const ids = here.map(({ id }) => id);
  const [{ ideas, translations }, votes, reach, version] = await Promise.all([
    ctx.read(async (tx) => ({ ideas: await shownById(tx, ids), translations: await translationsOf(tx, ids) })), votesOf(ctx.store, { phaseNumber: phase.number, token }), reachHere(ctx, phase), versionAsked(ctx, phase),
  ]);
  if (phase.state === 'open') countExposure(ctx, 'served', here.map(({ item, isRandom }, index) => ({ phaseNumber: phase.number, item, position: positionOf(number, index), isRandom })), ctx.now);
  const top = await phaseTop(ctx, { conversation, phase, votes });
  return page({
    title: phase.title, breadcrumbs: trail(conversation), currentSection: '/co-planning',
    content: <Phase view={{ conversation, phase, ideas, votes, total: ordered.length, number, order, places: here, version, translations, csrfToken: ctx.csrf(), top, reach }} />,
  });
}

/** Places beyond the 500th are counted together. */
const positionOf = (number: number, index: number): number => Math.min((number - 1) * pageSize + index + 1, 500);

function Phase({ view }: { view: PhaseView }) {
  const { conversation, phase, version } = view;
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> <span {...writtenIn(version.language)} data-quoted>{version.words.title}</span></h1>
      <ExampleMark conversation={conversation} />
      <p><StateTag phase={phase} /> {timesSentence(phase)}</p>
      <VersionLinks version={version} href={phaseHref(conversation, phase)} />
      <Version version={version}>
        <p class="nhsuk-lede-text" data-quoted>{version.words.question}</p>
        {version.words.introduction !== '' && <p data-quoted>{version.words.introduction}</p>}
        {version.words.prompts.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{version.words.prompts.map((prompt) => <li key={prompt} data-quoted>{prompt}</li>)}</ul>}
      </Version>
      <p>{kindTitle[phase.kind]}.</p>
      {view.top}
      {phase.state === 'open' && phase.kind !== 'challenge' && <Button href={`${phaseHref(conversation, phase)}/ideas/new${versionQuery(version)}`} text="Add an idea" />}
      <InvolvedLinks conversation={conversation} phase={phase} />
      <p><a href={`${phaseHref(conversation, phase)}/in-person`}>Take part by phone, on paper or in person</a></p>
      {phase.state === 'ended' && <p><a href={resultsHref(conversation, phase)}>What came of it: results and groups</a></p>}
      <h2 class="nhsuk-heading-m" id="ideas">{phase.kind === 'challenge' ? 'Challenges' : 'Ideas'}</h2>
      <PerspectiveForm conversation={conversation} phase={phase} chosen={view.reach.perspectives} own={view.reach.own} csrfToken={view.csrfToken} />
      <Ideas view={view} />
      <AboutYouLink conversation={conversation} phase={phase} reach={view.reach} />
      <p>A person reads all words before they are shown. <a href={`${phaseHref(conversation, phase)}/decisions`}>What was not shown, and why</a></p>
      <h2 class="nhsuk-heading-m">How we keep you anonymous</h2>
      <AnonymityNotice conversation={conversation} phases={[phase]} />
      <NotForEmergencies />
    </div>
  );
}

function Ideas({ view: { conversation, phase, ideas, votes, total, number, order, places, translations, csrfToken } }: { view: PhaseView }) {
  const home = phaseHref(conversation, phase);
  const noun = phase.kind === 'challenge' ? 'challenge' : 'idea';
  const drawn = new Set(places.filter(({ isRandom }) => isRandom).map(({ id }) => id));
  const isDrawn = (idea: ShownWords) => drawn.has(idea.id);
  const at = (query: Record<string, string>) => `${home}?${new URLSearchParams({ order, ...query })}`;
  if (total === 0) return <p>{phase.state === 'open' ? 'Nobody’s idea is shown yet. Yours can be the first: a person reads each one before it is shown.' : 'No idea is shown here.'}</p>;
  return (
    <>
      <p>{total === 1 ? `1 ${noun}` : `${total.toLocaleString('en-GB')} ${noun}s`}. In this order: {feedOrders.map((each, index) => <>{index > 0 && ', '}{each === order ? <strong>{each.replace('-', ' ')}</strong> : <a href={`${home}?order=${each}#ideas`}>{each.replace('-', ' ')}</a>}</>)}. Balanced means that ideas which fewer people have seen come first. We show no counts of votes before the end, so that each idea is read for itself.</p>
      <ol class="nhsuk-list allied-ideas" data-seen={phase.state === 'open' ? `${home}/seen` : undefined} start={(number - 1) * pageSize + 1}>
        {ideas.map((idea, index) => (
          <li key={idea.id} id={`words-${idea.item}`} class="allied-idea" data-place={`${idea.item}.${positionOf(number, index)}.${isDrawn(idea) ? 1 : 0}`}>
            <p class="allied-idea__words" {...writtenIn(idea.language)} data-quoted>{idea.words}</p>
            <Translations translations={translations.get(idea.id)} />
            <RouteLine words={idea} />
            <VoteForm words={idea} action={`${home}/votes`} csrfToken={csrfToken} back={at({ page: String(number) })} place={{ position: positionOf(number, index), isRandom: isDrawn(idea) }} own={votes.get(idea.item)} isOpen={phase.state === 'open'} />
            <p><a href={ideaHref(conversation, phase, idea)}>{idea.commentCount === 0 ? 'Comment' : idea.commentCount === 1 ? '1 comment' : `${idea.commentCount} comments`}<span class="nhsuk-u-visually-hidden"> on this idea: {idea.words.slice(0, 60)}</span></a></p>
          </li>
        ))}
      </ol>
      <Paging page={number} pageCount={Math.ceil(total / pageSize)} hrefOf={(to) => `${at({ page: String(to) })}#ideas`} ariaLabel="Pages of ideas" />
    </>
  );
}
