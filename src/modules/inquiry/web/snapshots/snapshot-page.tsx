import { formatDay, formatLondonDateTime, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { InsetText, Tag } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { baselineWords, changeWords, leastFar } from '../../domain/change.ts';
import { questionsOf } from '../../domain/template-file.ts';
import { mayHere } from '../../permissions.ts';
import { answersOf, aroundSnapshot, earlierSnapshots, snapshotById, type Answer, type AroundSnapshot, type Snapshot, type SnapshotLine } from '../../queries/snapshots.ts';
import { crumbs, home, phaseWords, routeWords, stageWords, unitCrumb } from '../words.ts';
import { snapshotHref } from './addresses.ts';
import { Around } from './around-part.tsx';
import { placesToJoin, sharingOf } from '../../queries/own-sharing.ts';
import { OwnPart } from '../own/own-part.tsx';
import { SendingPart, sendingScene } from '../sendings/sending-part.tsx';
import type { Shown } from '../sent.ts';
import { FormErrorSummary } from '#ui/forms';

/** One snapshot: its steps while it is filled in, what it says, what changed since the one before, and what stands around it. */
export async function showSnapshot(ctx: RequestContext, shown?: Shown): Promise<Reply> {
  const { snapshot, around, earlier, before, own } = await ctx.read(async (tx) => {
    const found = await snapshotById(tx, ctx.params['id'] ?? '');
    const signed = await earlierSnapshots(tx, found);
    const [last] = signed;
    return { snapshot: found, around: await aroundSnapshot(tx, found.id), earlier: signed, before: last ? ((await answersOf(tx, [last.id])).get(last.id) ?? []) : [], own: found.personId === null ? null : { places: await placesToJoin(tx, ctx.viewer.memberships, londonDay(ctx.now)), sharing: await sharingOf(tx, found.id) } };
  });
  const may = { fill: isOwn(ctx, snapshot) || mayFill(ctx, snapshot), sign: isOwn(ctx, snapshot) || (snapshot.organisationId !== null && mayHere(ctx.viewer, 'sign off a snapshot', snapshot.organisationId)) };
  const sending = await sendingScene(ctx, snapshot);
  const name = snapshot.unit?.name ?? 'Your own';
  return page({
    title: `${name}: ${snapshot.templateTitle}`, isInError: (shown?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation', breadcrumbs: snapshot.unit ? crumbs(home, unitCrumb(snapshot.unit)) : crumbs(home, { text: 'Your own', href: '/inquiry/own' }),
    content: (
      <>
        {shown && <FormErrorSummary state={shown.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{name}</span> {snapshot.templateTitle}</h1>
        <Head snapshot={snapshot} isFirst={earlier.length === 0} />
        {!snapshot.signedOn && may.fill && <Steps snapshot={snapshot} />}
        <Answers snapshot={snapshot} before={before} last={earlier[0] ?? null} mayChoose={snapshot.signedOn !== null && snapshot.organisationId !== null && mayHere(ctx.viewer, 'choose priorities', snapshot.organisationId)} />
        <Readiness snapshot={snapshot} />
        {!snapshot.signedOn && may.sign && <p><a class="nhsuk-button" href={`${snapshotHref(snapshot)}/sign-off`}>Sign it off</a></p>}
        {own && <OwnPart snapshot={snapshot} scene={own} ctx={ctx} shown={shown} />}
        {sending && <SendingPart scene={sending} snapshot={snapshot} csrfToken={ctx.csrf()} shown={shown} />}
        <Around snapshot={snapshot} around={around} mayAdd={may.fill} today={londonDay(ctx.now)} csrfToken={may.fill ? ctx.csrf() : ''} />
        <History around={around} />
      </>
    ),
  });
}

const isOwn = ({ viewer }: RequestContext, { personId }: SnapshotLine): boolean => personId !== null && personId === viewer.personId;
const mayFill = ({ viewer }: RequestContext, { organisationId }: SnapshotLine): boolean => organisationId !== null && mayHere(viewer, 'fill in a snapshot', organisationId);

function Head({ snapshot, isFirst }: { snapshot: Snapshot; isFirst: boolean }) {
  const { template, asOf, signedOn, route, seenBy, whoTookPart, isExample } = snapshot;
  return (
    <div class="nhsuk-u-reading-width">
      <p>
        {isFirst && <><strong>{capital(baselineWords(asOf, template.baselineYear ?? null))}.</strong> </>}It tells how things stood on {formatDay(asOf)}. {routeWords[route]}. {template.label}.{isExample && <> <Tag colour="yellow" text="Example" /></>}
      </p>
      {signedOn ? <p>Signed off on {formatDay(signedOn)}{seenBy === 'anyone' ? ', for anyone to read' : seenBy === 'own' ? ', for our own organisation' : ''}. It cannot be changed any more.{whoTookPart && <> Who took part: <span data-quoted>{whoTookPart}</span>.</>}</p> : <p>Not signed off yet.</p>}
    </div>
  );
}

const capital = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}`;

function Steps({ snapshot }: { snapshot: Snapshot }) {
  return (
    <DataTable
      caption="Steps" captionSize="m" rows={snapshot.template.steps} emptyText="There are no steps."
      columns={[
        { key: 'step', head: 'Step', cell: ({ code, title }) => <a href={`${snapshotHref(snapshot)}/steps/${code}`}>{title}</a> },
        { key: 'phase', head: 'Part of the cycle', cell: ({ phase }) => phaseWords(phase) },
        { key: 'answered', head: 'Answered', cell: ({ questions }) => `${questions.filter(({ code }) => snapshot.answers.some(({ question }) => question === code)).length} of ${questions.length}` },
        { key: 'saved', head: 'Last saved', cell: ({ code }) => savedWords(snapshot, code) },
      ]}
    />
  );
}

function savedWords({ saves }: Snapshot, code: string): string {
  const saved = saves[code];
  return saved ? formatLondonDateTime(saved.savedAt) : 'Not yet';
}

interface AnswersProps {
  snapshot: Snapshot;
  before: readonly Answer[];
  last: SnapshotLine | null;
  mayChoose: boolean;
}

/** What it says: strengths first, then each question with its stage, and beside it how it changed. */
function Answers({ snapshot, before, last, mayChoose }: AnswersProps) {
  const questions = questionsOf(snapshot.template);
  const answerOf = (code: string, from: readonly Answer[] = snapshot.answers) => from.find(({ question }) => question === code) ?? null;
  const words = questions.filter(({ answer }) => answer !== 'stage').flatMap((question) => (answerOf(question.code)?.words ? [{ ask: question.ask, said: answerOf(question.code)?.words ?? '' }] : []));
  return (
    <>
      {words.length > 0 && <div class="nhsuk-u-reading-width"><h2 class="nhsuk-heading-m">Strengths and what was said</h2>{words.map(({ ask, said }) => <><h3 class="nhsuk-heading-xs">{ask}</h3><p data-quoted>{said}</p></>)}</div>}
      <DataTable
        caption={last ? `How far we are, and what changed since ${formatDay(last.asOf)} (${baselineWords(last.asOf, null).replace('baseline', 'snapshot')})` : 'How far we are'} captionSize="m" rows={questions.filter(({ answer }) => answer === 'stage')} emptyText="These questions ask for no stage."
        columns={[
          { key: 'ask', head: 'Question', cell: ({ ask }) => ask },
          { key: 'stage', head: 'Stage', cell: ({ code }) => <strong>{stageWords(answerOf(code)?.stage ?? null)}</strong> },
          ...(last ? [{ key: 'change', head: 'Change', cell: ({ code }: { code: string }) => changeWords(answerOf(code, before)?.stage ?? null, answerOf(code)?.stage ?? null) }] : []),
          ...(mayChoose ? [{ key: 'priority', head: 'Work on it', cell: ({ code, ask }: { code: string; ask: string }) => <a href={`${snapshotHref(snapshot)}/priorities?question=${code}`}>Choose<span class="nhsuk-u-visually-hidden"> as a priority: {ask}</span></a> }] : []),
        ]}
      />
    </>
  );
}

/** Where all aspects are needed: the least far is named, and no mean is worked out (requirement S72). */
function Readiness({ snapshot }: { snapshot: Snapshot }) {
  if (snapshot.kind !== 'research-readiness') return null;
  const aspects = questionsOf(snapshot.template).filter(({ answer }) => answer === 'stage').map(({ code, ask }) => ({ name: ask.split(':')[0] ?? ask, stage: snapshot.answers.find(({ question }) => question === code)?.stage ?? null }));
  const lowest = leastFar(aspects);
  return <InsetText>{lowest ? <p>Overall: <strong>{stageWords(lowest.stage)}</strong>. The limit is {lowest.aspects.map(({ name }) => name.toLowerCase()).join(' and ')}: all aspects are needed, so the whole is as far as the least of them.</p> : <p>Overall: not known while an aspect has no answer.</p>}</InsetText>;
}

/** The phases as they were entered; any may be entered again. */
function History({ around: { phases } }: { around: AroundSnapshot }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">The cycle so far</h2>
      <ol class="nhsuk-list nhsuk-list--number">{phases.map(({ phase, note, enteredAt }) => <li><strong>{phaseWords(phase)}</strong>, from {formatDay(londonDay(enteredAt))}{note && <>: <span data-quoted>{note}</span></>}</li>)}</ol>
    </div>
  );
}
