import { formatDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { listPage, type Reply, type RequestContext } from '#platform/http';
import { isId } from '#platform/ids';
import { DataTable, PagesOf } from '#ui/tables';
import { TOO_FEW } from '../../domain/research/protected.ts';
import { mayLearning } from '../../learning-permissions.ts';
import { outputLines, partnerLines, studyLines, studyReach, takenUpQuestions, type OutputLine, type PartnerLine, type StudyLine } from '../../queries/research/research.ts';
import { professionNames } from '../pathways/fields.ts';
import { questionHome } from '../questions/voter.ts';
import { Facts, Register } from '../registers/facts.tsx';
import { FoldedForm, placesFor, shell } from '../registers/shell.tsx';
import type { OpenForm } from '../registers/take-form.ts';
import { joinFields, partnerFields, partnerTelling, reachFields, stateFields, studyFields } from './fields.ts';

export const studyHome = '/improvement/studies';
export const partnerHome = '/improvement/research-partners';
export const outputHome = '/improvement/outputs';
export const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** Studies, and who set their question (requirement S71). */
export async function showStudies(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places, questions } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => studyLines(tx, { page })), places: await placesFor(tx, ctx, 'answer for research'), questions: await takenUpQuestions(tx) }));
  return shell({
    title: 'Studies', open,
    children: (
      <>
        <p class="nhsuk-u-reading-width">A study finds out something that nobody knows yet. Each one says who set its question. What was stopped stands here too.</p>
        <StudyTable lines={list.lines} />
        <PagesOf list={list} home={studyHome} what="studies" />
        {places.length > 0 && <FoldedForm summary="Register a study" form="new" action={studyHome} fields={studyFields(places, questions)} button="Register" open={open} csrf={ctx.csrf()} />}
        <p><a href={partnerHome}>Who we do research with</a></p>
      </>
    ),
  });
}

const StudyTable = ({ lines }: { lines: readonly StudyLine[] }) => (
  <Register caption="Studies" home={studyHome} lines={lines} emptyText="No study is registered yet." columns={[
    { key: 'set', head: 'Question set by', cell: ({ questionSetBy }) => capital(questionSetBy) },
    { key: 'state', head: 'State', cell: ({ state }) => capital(state) },
    { key: 'start', head: 'Start', cell: ({ startsOn }) => formatDay(startsOn) },
  ]} />
);

export async function showStudy(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, reach, partners, ownPartners, outputs } = await ctx.read(async (tx) => ({
    line: isId(id) ? (await studyLines(tx, { id }))[0] : undefined, reach: isId(id) ? await studyReach(tx, id) : [], partners: isId(id) ? await partnerLines(tx, { studyId: id }) : [],
    ownPartners: ctx.viewer.signedIn ? await partnerLines(tx) : [], outputs: isId(id) ? await outputLines(tx, { studyId: id }) : [],
  }));
  if (!line) throw new NotFound('We cannot find that study.');
  const mayWork = mayLearning(ctx.viewer, 'answer for research', line.organisationId);
  const free = ownPartners.filter(({ id: partner, organisationId }) => organisationId === line.organisationId && !partners.some((one) => one.id === partner)).map((partner) => ({ value: partner.id, text: partner.title }));
  const address = `${studyHome}/${id}`;
  return shell({
    title: line.title, under: [{ text: 'Studies', href: studyHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[
          ['The question', line.question], ['Who set the question', capital(line.questionSetBy)], ['What happens', line.summary], ['Who leads it', line.leadRole], ['Profession of who leads it', line.leadProfession ? professionNames([line.leadProfession]) : null], ['Professions', professionNames(line.professions)],
          ['State', capital(line.state)], ['Start', formatDay(line.startsOn)], ['What was learned', line.learned || 'Nothing yet'], ['Where', line.organisation],
        ]} />
        {line.questionId && <p><a href={`${questionHome}/${line.questionId}`}>The question that somebody asked here</a></p>}
        <DataTable caption="Who took part" captionSize="m" rows={reach} emptyText="Nobody has written down yet who took part." columns={[{ key: 'group', head: 'Group', cell: ({ groupName }) => groupName }, { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => (people === null ? TOO_FEW : people.toLocaleString('en-GB')) }]} />
        <PartnersAndOutputs partners={partners} outputs={outputs} />
        {mayWork && <FoldedForm summary="Say how it stands" form="state" action={`${address}/state`} fields={stateFields} button="Save" open={open} csrf={ctx.csrf()} values={{ state: line.state, learned: line.learned }} />}
        {mayWork && <FoldedForm summary="Say who took part" form="reach" action={`${address}/reach`} fields={reachFields} button="Save" open={open} csrf={ctx.csrf()} />}
        {mayWork && free.length > 0 && <FoldedForm summary="Name a partner" form="partner" action={`${address}/partners`} fields={joinFields(free)} button="Name" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

const PartnersAndOutputs = ({ partners, outputs }: { partners: readonly PartnerLine[]; outputs: readonly OutputLine[] }) => (
  <>
    <h2 class="nhsuk-heading-m">Partners</h2>
    {partners.length === 0 ? <p>No partner is named yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{partners.map(({ id, title }) => <li><a href={`${partnerHome}/${id}`} data-quoted>{title}</a></li>)}</ul>}
    <h2 class="nhsuk-heading-m">What came of it</h2>
    {outputs.length === 0 ? <p>Nothing is written down yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{outputs.map(({ id, title, uses }) => <li><a href={`${outputHome}/${id}`} data-quoted>{title}</a>{uses === 0 && ': no known change yet'}</li>)}</ul>}
  </>
);

/** Who research is done with: partner, topic, lead, what came of it (requirement O59). */
export async function showPartners(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const { list, places } = await ctx.read(async (tx) => ({ list: await listPage(ctx, (page) => partnerLines(tx, { page })), places: await placesFor(tx, ctx, 'answer for research') }));
  return shell({
    title: 'Who we do research with', under: [{ text: 'Studies', href: studyHome }], open,
    children: (
      <>
        <Register caption="Partners" home={partnerHome} lines={list.lines} emptyText="No partner is in the register yet." columns={[
          { key: 'kind', head: 'Kind', cell: ({ kind }) => capital(kind) }, { key: 'topic', head: 'About', cell: ({ topic }) => topic }, { key: 'lead', head: 'Who leads it here', cell: ({ leadRole }) => leadRole },
        ]} />
        <PagesOf list={list} home={partnerHome} what="partners" />
        {places.length > 0 && <FoldedForm summary="Add a partner" form="new" action={partnerHome} fields={partnerFields(places)} button="Add" open={open} csrf={ctx.csrf()} />}
      </>
    ),
  });
}

export async function showPartner(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const { line, studies } = await ctx.read(async (tx) => ({ line: isId(id) ? (await partnerLines(tx, { id }))[0] : undefined, studies: isId(id) ? await studyLines(tx, { partnerId: id }) : [] }));
  if (!line) throw new NotFound('We cannot find that partner.');
  return shell({
    title: line.title, under: [{ text: 'Studies', href: studyHome }, { text: 'Partners', href: partnerHome }], open,
    children: (
      <>
        <Facts isExample={line.isExample} rows={[['Kind', capital(line.kind)], ['About', line.topic], ['Who leads it here', line.leadRole], ['What came out of it', line.output], ['What students have from it', line.studentLinks], ['What changed in services', line.changed || 'No known change yet']]} />
        <StudyTable lines={studies} />
        {mayLearning(ctx.viewer, 'answer for research', line.organisationId) && <FoldedForm summary="Say what came of it" form="telling" action={`${partnerHome}/${id}/telling`} fields={partnerTelling} button="Save" open={open} csrf={ctx.csrf()} values={{ output: line.output, studentLinks: line.studentLinks, changed: line.changed }} />}
      </>
    ),
  });
}
