import { organisationsWhere } from '#platform/access';
import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { get, listPage, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { hashToken } from '#platform/ids';
import { Form } from '#ui/forms';
import { Button, SummaryList, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { agreeToNote, endNote } from '../../commands/partners/data-note.ts';
import { acceptInvitation, agreeFigures, endPartner } from '../../commands/partners/invite-partner.ts';
import { exampleNoteId, exampleProjectId } from '../../data/example-ids.ts';
import { projectHead } from '../../data/project-rows.ts';
import { projectHref } from '../../domain/addresses.ts';
import { rightTitle, shareTitle } from '../../domain/partners.ts';
import { mayHere, sentences } from '../../permissions.ts';
import { invitationOf, notesBetween, notesOf, type NoteLine } from '../../queries/partners/notes.ts';
import { savedAt } from '../saved.ts';
import { trail } from '../trail.ts';

const nothing = '00000000-0000-4000-8000-000000000000';
const partner = { example: { id: exampleProjectId, partner: nothing } };
const note = { example: { id: exampleNoteId } };
const invitation = { example: { token: 'no-such-invitation' } };

export const partnerRoutes: readonly Route[] = [
  get('/improvement/invitations/:token', 'read projects', showInvitation, invitation),
  post('/improvement/invitations/:token', 'work on projects', acceptIt, invitation),
  post('/improvement/projects/:id/partners/:partner/figures', 'agree data notes', agreeToFigures, partner),
  post('/improvement/projects/:id/partners/:partner/ending', 'work on projects', endIt, partner),
  get('/improvement/notes', 'agree data notes', showNotes),
  get('/improvement/notes/:id', 'work on projects', showNote, note),
  post('/improvement/notes/:id/agreement', 'agree data notes', agree, note),
  post('/improvement/notes/:id/ending', 'work on projects', end, note),
];

async function showInvitation(ctx: RequestContext): Promise<Reply> {
  const token = ctx.params['token'] ?? '';
  const found = await ctx.read((tx) => invitationOf(tx, hashToken(token)));
  if (!found) throw new NotFound('We cannot find that invitation. Check that you have copied the whole link.');
  return page({
    title: 'Be a partner of a project', breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{found.organisation}</span> Be a partner of: {found.title}</h1>
        <p>You are invited as {found.role}, {found.agency}. You can read the aim, the diagram, the tests and what was learned.{found.rights.length > 0 && ` You may also: ${found.rights.map((code) => rightTitle(code).toLowerCase()).join('; ')}.`}{found.rights.includes('measures') && ' You see the figures from when somebody who answers for them has agreed.'}</p>
        {found.state !== 'open' && <p>{found.state === 'used' ? 'This invitation has been used.' : 'This invitation has ended.'} Ask those who sent it for another.</p>}
        {found.state === 'open' && ctx.viewer.kind === 'person' && <Form action={`/improvement/invitations/${token}`} csrfToken={ctx.csrf()}><Button text="Take part" /></Form>}
        {found.state === 'open' && ctx.viewer.kind !== 'person' && <p><a href={`/sign-in?then=${encodeURIComponent(`/improvement/invitations/${token}`)}`}>Sign in to take part</a>. Any e-mail address will do.</p>}
      </div>
    ),
  });
}

async function acceptIt(ctx: RequestContext): Promise<Reply> {
  const { projectId } = await ctx.write((tx) => acceptInvitation(tx, ctx, ctx.params['token'] ?? ''));
  return savedAt(projectHref(projectId), 'partner-welcomed');
}

async function agreeToFigures(ctx: RequestContext): Promise<Reply> {
  const projectId = ctx.params['id'] ?? '';
  await ctx.write((tx) => agreeFigures(tx, ctx, { projectId, partnerId: ctx.params['partner'] ?? '' }));
  return savedAt(`${projectHref(projectId)}#partners`, 'figures-agreed');
}

async function endIt(ctx: RequestContext): Promise<Reply> {
  const projectId = ctx.params['id'] ?? '';
  const { isSelf } = await ctx.write((tx) => endPartner(tx, ctx, { projectId, partnerId: ctx.params['partner'] ?? '' }));
  return isSelf ? savedAt('/improvement', 'project-left') : savedAt(`${projectHref(projectId)}#partners`, 'project-partner-ended');
}

async function showNotes(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => notesBetween(tx, organisationsWhere(sentences, ctx.viewer, 'agree data notes'), at)));
  return page({
    title: 'Notes on sharing', breadcrumbs: trail(), currentSection: '/co-implementation',
    content: (
      <>
        <h1 class="nhsuk-heading-l">Notes on sharing</h1>
        <p class="nhsuk-u-reading-width">Two organisations that share a project agree here what each sees. A note holds when both have agreed.</p>
        <DataTable
          caption="Notes of your organisation" captionSize="m" rows={list.lines} emptyText="There is no note with your organisation."
          columns={[
            { key: 'project', head: 'Project', cell: ({ id, title }) => <a href={`/improvement/notes/${id}`}>{title}</a> },
            { key: 'between', head: 'Between', cell: ({ organisation, partner: other }) => `${organisation} and ${other}` },
            { key: 'state', head: 'State', cell: stateWords },
          ]}
        />
        <PagesOf list={list} home="/improvement/notes" what="notes" />
      </>
    ),
  });
}

const stateWords = ({ isOwnAgreed, isPartnerAgreed, organisation, partner: other }: NoteLine): string =>
  (isOwnAgreed && isPartnerAgreed ? 'Agreed by both' : `Waits for ${[isOwnAgreed ? '' : organisation, isPartnerAgreed ? '' : other].filter((name) => name !== '').join(' and ')}`);

async function showNote(ctx: RequestContext): Promise<Reply> {
  const { found, isTeam } = await ctx.read(async (tx) => {
    const row = await tx.selectFrom('improvement.data_note').select('project_id').where('id', '=', /^[0-9a-f-]{36}$/i.test(ctx.params['id'] ?? '') ? (ctx.params['id'] ?? '') : nothing).executeTakeFirst();
    if (!row) return { found: undefined, isTeam: false };
    const head = await projectHead(tx, ctx, row.project_id);
    return { found: (await notesOf(tx, row.project_id)).find(({ id }) => id === ctx.params['id']), isTeam: head.isTeam && !head.isClosed };
  });
  if (!found) throw new NotFound('We cannot find that note, or it has ended.');
  const mayAgree = ((!found.isOwnAgreed || found.haveMoreCome) && mayHere(ctx.viewer, 'agree data notes', found.organisationId)) || (!found.isPartnerAgreed && mayHere(ctx.viewer, 'agree data notes', found.partnerOrganisationId));
  const mayEnd = isTeam || [found.organisationId, found.partnerOrganisationId].some((id) => mayHere(ctx.viewer, 'agree data notes', id));
  return page({
    title: `Note on sharing: ${found.title}`, breadcrumbs: trail({ text: found.title, href: projectHref(found.projectId) }), currentSection: '/co-implementation',
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{found.title}</span> Note on sharing</h1>
        <p>{found.isOwnAgreed && found.isPartnerAgreed ? <Tag colour="blue" text="Agreed by both" /> : <Tag colour="grey" text={stateWords(found)} />}</p>
        <SummaryList rows={([['Whose project', found.organisation], ['Shared with', found.partner], ['What for', found.purpose], ['What they see', found.shares.map(shareTitle).join('; ')], ['What they never see', 'Hours, names of staff, what is missing, and figures that are hidden to protect people'], ['Looked at again', found.reviewOn <= londonDay(ctx.now) ? `${formatDay(found.reviewOn)}: the day has come. End the note if it is not needed any more. A new one with a later day can follow` : formatDay(found.reviewOn)]] as const).map(([key, words]) => ({ key: { text: key }, value: { text: words } }))} />
        {found.isOwnAgreed && found.haveMoreCome && <p>Figures were linked to the project since. They are not shared until {found.organisation} agrees again.</p>}
        {mayAgree && <Form action={`/improvement/notes/${found.id}/agreement`} csrfToken={ctx.csrf()}><Button text="Agree for my organisation" /></Form>}
        {mayEnd && <Form action={`/improvement/notes/${found.id}/ending`} csrfToken={ctx.csrf()}><Button text="End this note" variant="secondary" /></Form>}
      </div>
    ),
  });
}

async function agree(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => agreeToNote(tx, ctx, id));
  return savedAt(`/improvement/notes/${id}`, 'note-agreed');
}

async function end(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => endNote(tx, ctx, ctx.params['id'] ?? ''));
  return savedAt(mayHere(ctx.viewer, 'agree data notes') ? '/improvement/notes' : '/improvement', 'note-ended');
}
