import { organisationsWhere } from '#platform/access';
import { page, type Reply, type RequestContext } from '#platform/http';
import type { Tx } from '#platform/db';
import { Button, Tag } from '#ui/nhsuk';
import { mayDo } from '../../data/acting.ts';
import { sentences } from '../../permissions.ts';
import { conversationPage, listConversations, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import { keptBundles, provenanceOf } from '../../queries/open-data/kept-bundle.ts';
import { changedSince, type Changed } from '../../queries/results/changed-since.ts';
import { ChangedSince } from './changed-since.tsx';
import { OpenDataPart } from '../open-data/open-data-page.tsx';
import { AnonymityNotice, ExampleMark, NotForEmergencies, StateTag } from '../parts.tsx';
import { conversationHref, phaseHref, trail } from '../where.ts';
import { kindTitle, timesSentence } from '../words.ts';

export async function showConversations(ctx: RequestContext): Promise<Reply> {
  const conversations = await ctx.read((tx) => listConversations(tx, ctx.now));
  return page({ title: 'Conversations', description: 'Say what you think, read what others say, and vote. You do not need an account.', currentSection: '/co-planning', content: <ConversationList conversations={conversations} staffLinks={staffLinks(ctx)} /> });
}

/** What somebody of the staff may do beside taking part. */
const staffLinks = ({ viewer }: RequestContext): [href: string, text: string][] => [
  ...(organisationsWhere(sentences, viewer, 'moderate conversations').length > 0 ? [['/moderation', 'Words to read before they are shown'] as [string, string]] : []),
  ...(organisationsWhere(sentences, viewer, 'decide appeals').length > 0 ? [['/moderation/appeals', 'Appeals of authors'] as [string, string]] : []),
];

function ConversationList({ conversations, staffLinks: links }: { conversations: readonly ConversationHead[]; staffLinks: readonly [string, string][] }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l">Conversations</h1>
      <p>Here you can say what you think about care by the allied health professions. You can read what others say, and vote. You do not need an account, and we do not ask who you are.</p>
      {conversations.length === 0 && <p>No conversation is open just now. You can still tell us something at any time: see <a href="/get-involved">get involved</a>.</p>}
      {conversations.map((conversation) => (
        <section key={conversation.id} aria-labelledby={`conversation-${conversation.code}`}>
          <h2 class="nhsuk-heading-m" id={`conversation-${conversation.code}`}><a href={conversationHref(conversation)} data-quoted>{conversation.title}</a></h2>
          {conversation.isExample && <p><Tag colour="yellow" text="Example" /></p>}
          <p data-quoted>{conversation.purpose}</p>
          {conversation.importedFrom === null ? <p>Asked by <span data-quoted>{conversation.organisationName}</span>.</p> : <p>Imported from <span data-quoted>{conversation.importedFrom}</span>, by <span data-quoted>{conversation.organisationName}</span>.</p>}
          <ul class="nhsuk-list">
            {conversation.phases.map((phase) => <li key={phase.id}><a href={phaseHref(conversation, phase)} data-quoted>{phase.title}</a> <StateTag phase={phase} /></li>)}
          </ul>
        </section>
      ))}
      {links.map(([href, text]) => <p key={href}><a href={href}>{text}</a></p>)}
      <h2 class="nhsuk-heading-m">What matters to you?</h2>
      <p>This question is always open, and your answer is private: <a href="/what-matters">tell us what matters to you</a>.</p>
      <p>Did you write something before? <a href="/your-words">See what became of your words</a>.</p>
    </div>
  );
}

export async function showConversation(ctx: RequestContext): Promise<Reply> {
  const { conversation, openData, changed } = await ctx.read(async (tx) => {
    const found = await conversationPage(tx, ctx.params['code'] ?? '', ctx.now);
    return { conversation: found, openData: { bundles: await keptBundles(tx, found.id), provenance: await provenanceOf(tx, found.id) }, changed: await changedWhenAsked(tx, found) };
  });
  return page({ title: conversation.title, breadcrumbs: trail(conversation).slice(0, 1), currentSection: '/co-planning', content: <Conversation conversation={conversation} openData={openData} changed={changed} mayCode={mayDo(ctx.viewer, 'code words', conversation.organisationId)} /> });
}

/** People are told what changed when they are asked again. */
const changedWhenAsked = async (tx: Tx, { id, organisationId, phases }: ConversationHead): Promise<Changed[]> =>
  phases.some(({ kind, state }) => kind === 'people' && state === 'open') ? changedSince(tx, { conversationId: id, organisationId }) : [];

function Conversation({ conversation, openData, changed, mayCode }: { conversation: ConversationHead; openData: Omit<Parameters<typeof OpenDataPart>[0], 'conversation'>; changed: readonly Changed[]; mayCode: boolean }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l" data-quoted>{conversation.title}</h1>
      <ExampleMark conversation={conversation} />
      <p data-quoted>{conversation.purpose}</p>
      <p>{openData.provenance ? <>Imported from <span data-quoted>{openData.provenance.source}</span>, by</> : 'Asked by'} <a href={`/organisations/${conversation.organisationCode}`} data-quoted>{conversation.organisationName}</a>.</p>
      <ChangedSince changed={changed} />
      <h2 class="nhsuk-heading-m">Parts of this conversation</h2>
      {conversation.phases.map((phase) => <PhaseSummary key={phase.id} conversation={conversation} phase={phase} />)}
      <h2 class="nhsuk-heading-m">What people said</h2>
      <p><a href={`${conversationHref(conversation)}/themes`}>Themes of this conversation</a></p>
      <p><a href={`${conversationHref(conversation)}/stories`}>Stories people let us tell</a></p>
      <p><a href={`${conversationHref(conversation)}/reach`}>Whom this conversation reached</a></p>
      <p><a href={`${conversationHref(conversation)}/report`}>Report: what we heard</a>, also as PDF and as Word</p>
      <p><a href={`${conversationHref(conversation)}/follow`}>Follow this conversation</a></p>
      {mayCode && <p><a href={`${conversationHref(conversation)}/coding`}>Code the words</a></p>}
      <OpenDataPart conversation={conversation} {...openData} />
      {!openData.provenance && <HowToTakePart conversation={conversation} />}
      <NotForEmergencies />
    </div>
  );
}

const HowToTakePart = ({ conversation }: { conversation: ConversationHead }) => (
  <>
        <h2 class="nhsuk-heading-m">How we keep you anonymous</h2>
        <AnonymityNotice conversation={conversation} />
        <h2 class="nhsuk-heading-m">Not online?</h2>
        <p>You can take part by phone, on paper or at a workshop, and it counts the same: see <a href="/take-part">ways to take part</a>.</p>
  </>
);

function PhaseSummary({ conversation, phase }: { conversation: ConversationHead; phase: PhaseLine }) {
  return (
    <section aria-labelledby={`phase-${phase.position}`}>
      <h3 class="nhsuk-heading-s" id={`phase-${phase.position}`}>{phase.position}. <span data-quoted>{phase.title}</span> <StateTag phase={phase} /></h3>
      <p><strong data-quoted>{phase.question}</strong></p>
      <p>{kindTitle[phase.kind]}. {timesSentence(phase)}</p>
      {phase.state !== 'not announced' && <Button href={phaseHref(conversation, phase)} variant={phase.state === 'open' ? undefined : 'secondary'} text={phase.state === 'open' ? 'Take part' : 'Read it'} />}
    </section>
  );
}
