import { formatLondonDate } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { conversationPage, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';
import { keptBundles, provenanceOf, type KeptBundle, type Provenance } from '../../queries/open-data/kept-bundle.ts';
import { ExampleMark } from '../parts.tsx';
import { conversationHref, phaseHref, trail } from '../where.ts';

/** What is given out of a conversation, how to read it and how to check our figures with it. */
export async function showOpenData(ctx: RequestContext): Promise<Reply> {
  const { conversation, bundles, provenance } = await ctx.read(async (tx) => {
    const found = await conversationPage(tx, ctx.params['code'] ?? '', ctx.now);
    return { conversation: found, bundles: await keptBundles(tx, found.id), provenance: await provenanceOf(tx, found.id) };
  });
  return page({
    title: `Open data: ${conversation.title}`, currentSection: '/co-planning', breadcrumbs: trail(conversation),
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Open data</h1>
        <ExampleMark conversation={conversation} />
        <p>When a part of a conversation is over, everyone can take what is public of it: the words that were shown, how many supported or opposed them, and how often each was read. It is for people who want to look for themselves, or to check our figures.</p>
        <p>Nobody is named. Nobody’s words are joined to votes. Words that were refused or taken out are not in it.</p>
        <p>{provenance ? 'The votes are in it as a table, as they were given out where it was held, under new numbers drawn at random.' : conversation.isMatrixOpen ? 'The votes are in it as a table, under numbers drawn at random at the end. The notice said so before it opened.' : 'Single votes are not in it: the notice said that we do not give them out.'}</p>
        <h2 class="nhsuk-heading-m">Take it</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">{conversation.phases.map((phase) => <li key={phase.id}><BundleLine conversation={conversation} phase={phase} bundle={bundles.get(phase.id)} /></li>)}</ul>
        <Licence provenance={provenance} organisationName={conversation.organisationName} />
        <h2 class="nhsuk-heading-m">Read it</h2>
        <p>The ZIP file holds tables (CSV) that spreadsheets open, a README in plain words, and a list of what each column means. Words and votes are in the form that Polis, another service for conversations, uses for its open data.</p>
      </div>
    ),
  });
}

function BundleLine({ conversation, phase, bundle }: { conversation: ConversationHead; phase: PhaseLine; bundle: KeptBundle | undefined }) {
  if (!bundle) return <><span data-quoted>{phase.title}</span>: {phase.sealedAt ? 'it is being made, and is here in a few minutes' : 'it is made when this part is over'}</>;
  return <><a href={`${phaseHref(conversation, phase)}/open-data.zip`}>Open data of “<span data-quoted>{phase.title}</span>” (ZIP, {sizeOf(bundle)})</a>, made on {formatLondonDate(bundle.madeAt)}</>;
}

const sizeOf = ({ sizeBytes }: KeptBundle): string => (sizeBytes < 1_000_000 ? `${Math.ceil(sizeBytes / 1_000)} kB` : `${(sizeBytes / 1_000_000).toFixed(1)} MB`);

function Licence({ provenance, organisationName }: { provenance: Provenance | null; organisationName: string }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Licence</h2>
      {provenance ? <Origin provenance={provenance} /> : (
        <p>You may use it under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>. Name the conversation and <span data-quoted>{organisationName}</span>.</p>
      )}
    </>
  );
}

/** Where a conversation that was not held here is from: stands wherever its words do. */
export function Origin({ provenance: { source, licence, attribution } }: { provenance: Provenance }) {
  return (
    <>
      <p>This conversation was not held on this site. It was loaded from: <span data-quoted>{source}</span></p>
      <p data-quoted>{attribution}</p>
      <p>Licence: <span data-quoted>{licence}</span></p>
    </>
  );
}

/** On the page of a conversation: one click to the data of what is over. */
export function OpenDataPart({ conversation, bundles, provenance }: { conversation: ConversationHead; bundles: ReadonlyMap<string, KeptBundle>; provenance: Provenance | null }) {
  const isOver = conversation.phases.some(({ sealedAt }) => sealedAt !== null);
  if (!isOver && !provenance) return null;
  return (
    <>
      {provenance && <><h2 class="nhsuk-heading-m">Where it is from</h2><Origin provenance={provenance} /></>}
      {isOver && (
        <>
          <h2 class="nhsuk-heading-m">Open data</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {conversation.phases.filter(({ sealedAt }) => sealedAt !== null).map((phase) => <li key={phase.id}><BundleLine conversation={conversation} phase={phase} bundle={bundles.get(phase.id)} /></li>)}
          </ul>
          <p><a href={`${conversationHref(conversation)}/open-data`}>What is in it, and how you may use it</a></p>
        </>
      )}
    </>
  );
}
