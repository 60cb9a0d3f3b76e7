import type { ComponentChildren } from 'preact';
import { may } from '#platform/access';
import type { Reply, RequestContext } from '#platform/http';
import { formatDay } from '#platform/clock';
import { gapsOfObjective, type ObjectiveGap } from '#modules/fairness';
import { register, sentences as improvementSentences } from '#modules/improvement';
import { LinkedChart, type SeriesPage } from '#modules/quality';
import { Explained, glossaryInForce } from '#modules/strategy';
import { SummaryList, Tag } from '#ui/nhsuk';
import { emptyForm, type FormState } from '#ui/forms';
import { stateWords } from '../../domain/cases/case-state.ts';
import { effectsOf, effectTitle, type Effect, type EffectKind } from '../../domain/cases/effects.ts';
import { shareKit } from '../../domain/share/share-kit.ts';
import { missingIn } from '../../commands/cases/move-case.ts';
import { mayHere } from '../../permissions.ts';
import { casePage, quotesOn, tellingsOf, type CaseStudy, type Quote } from '../../queries/cases/case-studies.ts';
import { effectsShown, linkedFigures } from '../../queries/cases/claim.ts';
import { roleGroupTitle, titlesOf } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';
import { ambitions } from './ambitions.ts';
import { KeepersPart } from './keepers-part.tsx';
import { monthOf } from './month.ts';

/** The card of a published case study, as other sites show it beside a link; none while a short form in it is not explained. */
async function previewOf(ctx: RequestContext, study: CaseStudy, isClaimShown: boolean) {
  if (study.state !== 'published') return undefined;
  const kit = shareKit({ ...study, claim: isClaimShown ? study.impactClaim : '' }, await ctx.read(glossaryInForce));
  return kit.unexplained.length > 0 ? undefined : { title: kit.card.title, words: kit.post, picture: `${ctx.config.baseUrl}/case-studies/${study.id}/card.png`, altText: kit.altText };
}

/** GET /case-studies/:id */
export async function showCase(ctx: RequestContext, state: FormState = emptyForm): Promise<Reply> {
  const { study, quotes, figures, shown, gaps, project, served, tellings, missing } = await ctx.read(async (tx) => {
    const found = await casePage(tx, ctx.params['id'] ?? '');
    return {
      study: found, quotes: await quotesOn(tx, found.id), tellings: await tellingsOf(tx, found.id), missing: found.state === 'published' || !mayHere(ctx.viewer, 'write case studies', found.organisationId) ? [] : await missingIn(tx, found), figures: await linkedFigures(tx, found.seriesIds), shown: await effectsShown(tx, found), gaps: found.objectiveId ? await gapsOfObjective(tx, found.objectiveId) : [],
      project: found.projectId ? (await register(tx, { ids: [found.projectId], limit: 1 })).projects[0] : undefined, served: found.ambitions.length > 0 ? (await ambitions(tx)).filter(({ code }) => found.ambitions.includes(code)) : [],
    };
  });
  return publicPage(ctx, {
    title: study.title, linkPreview: await previewOf(ctx, study, shown.has('people')), isInError: state.errors.length > 0, crumbs: [...hubCrumbs, { text: 'Case studies', href: '/case-studies' }],
    content: (
      <article>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{study.organisation}</span> <span data-quoted>{study.title}</span></h1>
        <p>{study.state !== 'published' && <Tag colour="grey" text={stateWords[study.state]} />}{study.isExample && <> <Tag colour="yellow" text="Example" /> The people and figures in it are made up.</>}</p>
        <div class="nhsuk-u-reading-width">
          <Said title="The problem" words={study.problem} />
          <Heard study={study} quotes={quotes} />
          <Said title="What was done" words={study.whatWasDone} />
          <Said title="Who made it together" words={study.coProducedWith} />
        </div>
        <Shown study={study} figures={figures} shown={shown} gaps={gaps} />
        <div class="nhsuk-u-reading-width">
          <Said title="What did not work" words={study.didNotWork} />
          <Facts study={study} served={served} />
          {study.objectiveId && <p><a href={`/loop/${study.objectiveId}`}>From words to answer: the whole loop on one page</a></p>}
          {project && <Method ctx={ctx} study={study} project={project} />}
          {study.state === 'published' && <p><a href={`/case-studies/${study.id}/share`}>Share it</a>: a short text and a picture</p>}
          <KeepersPart ctx={ctx} study={study} quotes={quotes} state={state} missing={missing} tellings={tellings} />
        </div>
      </article>
    ),
  });
}

const Said = ({ title, words }: { title: string; words: string }) => words === '' ? null : <><h2 class="nhsuk-heading-m">{title}</h2>{words.split(/\n{2,}/).map((part) => <p data-quoted>{part}</p>)}</>;

function Heard({ study, quotes }: { study: CaseStudy; quotes: readonly Quote[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What people said</h2>
      {study.peopleSaid !== '' && <p data-quoted>{study.peopleSaid}</p>}
      {study.themes.length === 0 ? <p>No theme of a conversation stands behind it.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{study.themes.map(({ id, title, conversation }) => <li><a href={`/themes/${id}`} data-quoted>{title}</a>, heard in “<span data-quoted>{conversation}</span>”</li>)}</ul>}
      {quotes.map((quote) => <QuoteBlock quote={quote} />)}
    </>
  );
}

/** Always without a name: the month, and in which conversation. */
const QuoteBlock = ({ quote: { words, language, saidIn, route, conversation } }: { quote: Quote }) => (
  <blockquote class="nhsuk-inset-text"><p data-quoted lang={language === 'en' ? undefined : language}>“{words}”</p><p class="nhsuk-body-s">Anonymous, {monthOf(saidIn)}, in “<span data-quoted>{conversation}</span>”{route === 'workshop' || route === 'event' ? ', at a meeting' : ''}</p></blockquote>
);

/** Effects stand here only while linked figures show them; what nobody has measured says so. */
function Shown({ study, figures, shown, gaps }: { study: CaseStudy; figures: readonly SeriesPage[]; shown: ReadonlySet<EffectKind>; gaps: readonly ObjectiveGap[] }) {
  const said = ({ kind, words, seriesId }: Effect) => {
    if (words === '') return kind === 'people' && figures.length > 0 ? 'Read it off the figures below. The team claims nothing beside them.' : 'Nobody has measured it.';
    if (!shown.has(kind)) return 'The team said what changed. The figures do not show it now, so it does not stand here.';
    return <><span data-quoted>{words}</span> <span class="nhsuk-body-s">Shown by <a href={`#figure-part-${seriesId}`}>these figures</a>: seven or more in a row on the better side.</span></>;
  };
  return (
    <section aria-labelledby="figures">
      <h2 class="nhsuk-heading-m" id="figures">What the figures show</h2>
      <div class="nhsuk-u-reading-width">
        <SummaryList rows={effectsOf(study).map((effect) => ({ key: effectTitle[effect.kind], value: said(effect) }))} />
        {gaps.length > 0 && <p>Gaps between groups that stand beside it:</p>}
        {gaps.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{gaps.map(({ href, measure, unit, split }) => <li><a href={href}>{measure}, {unit}, by {split.replaceAll('-', ' ')}</a></li>)}</ul>}
        {figures.length === 0 && <p>You may not see figures that stand with it, or none are linked.</p>}
      </div>
      {figures.map((series) => <div id={`figure-part-${series.id}`}><h3 class="nhsuk-heading-s">{series.measure.name}: {series.unit}</h3><LinkedChart series={series} id={`figure-${series.id}`} /></div>)}
    </section>
  );
}

function Facts({ study, served }: { study: CaseStudy; served: readonly { title: string }[] }) {
  const roles = study.roleGroups.map(roleGroupTitle).filter((title) => title !== null).join(', ');
  const rows: { key: string; value: ComponentChildren }[] = [
    { key: 'Whom to ask', value: study.contactRole }, { key: 'Professions', value: titlesOf(study.professions) }, { key: 'Who did it', value: roles }, { key: 'Where', value: study.setting },
    { key: 'Ambitions it serves', value: served.length > 0 ? <ul class="nhsuk-list">{served.map(({ title }) => <li data-quoted>{title}</li>)}</ul> : '' },
    { key: 'Published', value: study.publishedOn ? formatDay(study.publishedOn) : '' }, { key: 'Agreed by', value: study.consentRole && study.consentOn ? `${study.consentRole}, ${formatDay(study.consentOn)}` : '' },
  ];
  return <SummaryList rows={rows.filter(({ value }) => value !== '').map(({ key, value }) => ({ key, value: <>{typeof value === 'string' ? <Explained>{value}</Explained> : value}</> }))} />;
}

/** The method is the project's: whoever takes it over does so there, and there it is counted once. */
function Method({ ctx, study, project }: { ctx: RequestContext; study: CaseStudy; project: { id: string; title: string; adoptions: number } }) {
  return (
    <section aria-labelledby="method">
      <h2 class="nhsuk-heading-m" id="method">Its method</h2>
      <p><a href={`/improvement/projects/${project.id}`}>The project with its aim, drivers and tests<span class="nhsuk-u-visually-hidden">: {project.title}</span></a></p>
      <p>{project.adoptions === 0 ? 'No other organisation has taken it over yet.' : project.adoptions === 1 ? '1 other organisation has taken it over.' : `${project.adoptions} other organisations have taken it over.`}</p>
      {may(improvementSentences, ctx.viewer, 'start projects') && !ctx.viewer.grants.some(({ organisationId }) => organisationId === study.organisationId) && <p><a class="nhsuk-button" href={`/improvement/projects/${project.id}/adoption`} role="button" draggable={false}>Adopt this method</a></p>}
    </section>
  );
}
