import { page, type Reply, type RequestContext } from '#platform/http';
import { SendTo, waysToReach } from '#modules/directory';
import { PaperForm } from '#ui/forms';
import { Tag } from '#ui/nhsuk';
import { involvedHref, listeningOrganisation } from './organisation-open.ts';

/** The same as the page asks, on one sheet, for whoever does not want to be online. */
export async function printInvolvement(ctx: RequestContext): Promise<Reply> {
  const organisation = await listeningOrganisation(ctx);
  const contact = await ctx.read((tx) => waysToReach(tx, organisation.id));
  return page({
    title: `Form to print: ${organisation.name}`, currentSection: '/co-planning', breadcrumbs: [{ text: 'Get involved', href: '/get-involved' }, { text: organisation.name, href: involvedHref(organisation) }],
    content: (
      <PaperForm title="What would you like to tell us?" caption={organisation.name} back={{ href: involvedHref(organisation), text: 'Go back' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Your words. Use the other side if you need more room.', lines: 5 },
        { text: 'What would be better for you if we did it?', lines: 2 },
        { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote, and that everyone may read it'] },
        { text: 'Are you under 16? Then an adult who looks after you has to agree.', boxes: ['I am under 16', 'I am the adult, and I agree'] },
        { text: 'Would you like to work on it with us?', boxes: ['Yes: I will ring or come in', 'Not now'] },
      ]}>
        {organisation.isExample && <p><Tag colour="yellow" text="Example" /> This organisation is imagined.</p>}
        <p>You do not give your name, and there is nothing to sign. Please leave out names of other people. A person reads your words before they are shown.</p>
      </PaperForm>
    ),
  });
}
