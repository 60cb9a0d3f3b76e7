import { organisationsWhere } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { answerTitle, roomsToAnswer, themeAnswers } from '#modules/conversations';
import { ContactLines, organisationsById, waysToReach } from '#modules/directory';
import { PagesOf } from '#ui/tables';
import { sentences } from '../../permissions.ts';

const crumbs = [{ text: 'Home', href: '/' }, { text: 'You said, we did', href: '/you-said-we-did' }];
const own = (ctx: RequestContext) => organisationsWhere(sentences, ctx.viewer, 'print answers for hosts');

/** GET /you-said-we-did/letters: meetings whose host is owed an answer. */
export async function showLettersToPrint(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => roomsToAnswer(tx, { organisationIds: own(ctx), page: at })));
  return page({
    title: 'Letters for those who hosted', breadcrumbs: crumbs, currentSection: '/stories',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Letters for those who hosted</h1>
        <p>People who spoke at a meeting may have no email. Print a letter for whoever hosted it, to read out and hand on.</p>
        {list.total === 0 && <p>No meeting has published themes yet.</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">{list.lines.map(({ id, title, heldOn, hostRole, answered }) => <li><a href={`/you-said-we-did/letters/${id}`} data-quoted>{title}</a>, {formatDay(heldOn)}, for the <span data-quoted>{hostRole}</span>. {answered === 0 ? 'No theme is answered yet' : answered === 1 ? 'One theme is answered' : `${answered} themes are answered`}.</li>)}</ul>
        <PagesOf list={list} home="/you-said-we-did/letters" what="meetings" />
      </div>
    ),
  });
}

/** GET /you-said-we-did/letters/:id: one letter, with every theme of the conversation and its answer. */
export async function showLetterToPrint(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { room, themes, contact, from } = await ctx.read(async (tx) => {
    const [found] = isId(id) ? await roomsToAnswer(tx, { organisationIds: own(ctx), id }) : [];
    if (!found) throw new NotFound('We cannot find that meeting, or nothing of it is published yet.');
    return { room: found, themes: (await themeAnswers(tx, found.organisationId)).filter(({ conversationCode }) => conversationCode === found.conversationCode), contact: await waysToReach(tx, found.organisationId), from: (await organisationsById(tx, [found.organisationId])).get(found.organisationId)?.name ?? '' };
  });
  return page({
    title: `Letter: ${room.title}`, breadcrumbs: [...crumbs, { text: 'Letters', href: '/you-said-we-did/letters' }], currentSection: '/stories',
    content: (
      <article class="nhsuk-u-reading-width">
        <p>{from}<br />{formatDay(londonDay(ctx.now))}</p>
        <h1 class="nhsuk-heading-l">What became of what you told us</h1>
        <p>To the <span data-quoted>{room.hostRole}</span> and everyone who came to “<span data-quoted>{room.title}</span>” on {formatDay(room.heldOn)}.</p>
        <p>Thank you. You told us what matters to you. This is what people said in “<span data-quoted>{room.conversationTitle}</span>”, and what we did about it.</p>
        {themes.map(({ title, statement, state, words }) => (
          <section aria-label={title}>
            <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1" data-quoted>{title}</h2>
            <p class="nhsuk-u-margin-bottom-1">You said: <span data-quoted>{statement}</span></p>
            <p>{answerTitle[state]}{words === '' ? '. We will write again when it is decided.' : <>: <span data-quoted>{words}</span></>}</p>
          </section>
        ))}
        <p>What happens next: each answer stands at {ctx.config.baseUrl}/you-said-we-did and is changed when something changes. You can call us, write to us or come:</p>
        <ContactLines contact={contact} noneText="No phone number and no address is set yet. Please ask whoever gave you this letter." />
      </article>
    ),
  });
}
