import { page, type Reply, type RequestContext } from '#platform/http';
import { ContactLines, waysToReach } from '#modules/directory';
import { Version, versionAsked, VersionLinks } from '../languages/version-parts.tsx';
import { ExampleMark } from '../parts.tsx';
import { phaseHref, placeAsked, trail } from '../where.ts';
import { kindTitle, timesSentence } from '../words.ts';

/** An invitation to print and hang up: the address in full, the same on every sheet, and every other way to take part. */
export async function printInvitation(ctx: RequestContext): Promise<Reply> {
  const { conversation, phase } = await placeAsked(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, conversation.organisationId));
  const version = await versionAsked(ctx, phase);
  const address = `${ctx.config.baseUrl}${phaseHref(conversation, phase)}`;
  return page({
    title: `You are invited: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning',
    content: (
      <div class="nhsuk-u-reading-width allied-paper">
        <h1 class="nhsuk-heading-xl">You are invited</h1>
        <div class="allied-screen-only">
          <p>Print this page. It fits on one sheet of A4. <a href={phaseHref(conversation, phase)}>Go back</a></p>
          <VersionLinks version={version} href={`${phaseHref(conversation, phase)}/invitation`} />
        </div>
        <ExampleMark conversation={conversation} />
        <Version version={version}>
          <p class="nhsuk-lede-text" data-quoted>{version.words.question}</p>
          {version.words.introduction !== '' && <p data-quoted>{version.words.introduction}</p>}
        </Version>
        <p>{kindTitle[phase.kind]}. {timesSentence(phase)} You do not give your name, and you do not sign in.</p>
        <h2 class="nhsuk-heading-m">Online</h2>
        <p class="nhsuk-u-font-size-24"><strong translate={false}>{address.replace(/^https?:\/\//, '')}</strong></p>
        <h2 class="nhsuk-heading-m">By phone, by post or in person</h2>
        <ContactLines contact={contact} whoLabel="Ask" noneText="Ask whoever gave you this sheet for a form to fill in with a pen." />
        <p>Asked by <span data-quoted>{conversation.organisationName}</span>. Each way counts the same.</p>
      </div>
    ),
  });
}
