import { formatDay, formatLondonDate, londonDay } from '#platform/clock';
import { listPage, page, type Reply, type RequestContext } from '#platform/http';
import { InsetText, Tag } from '#ui/nhsuk';
import { DataTable, PagesOf } from '#ui/tables';
import { Form } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { isOpen } from '../../commands/praise/award.ts';
import { claimIn } from '../../domain/cases/claims.ts';
import { authorise, mayHere } from '../../permissions.ts';
import { evidenceChoices, type EvidenceChoice } from '../../queries/praise/evidence.ts';
import { awardResults, awardScheme, awardSchemes, nominations, type AwardResult, type AwardScheme, type Nomination } from '../../queries/praise/praise.ts';
import { roleGroupTitle, titlesOf } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';

export const awardCrumbs = [...hubCrumbs, { text: 'Awards', href: '/awards' }];

export async function showAwards(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => awardSchemes(tx, { page: at })));
  return publicPage(ctx, {
    title: 'Awards', content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Awards</h1>
        <p class="nhsuk-lede-text">Anyone can put a person or a team forward. You do not need an account.</p>
        {list.total === 0 && <p>No award is open now.</p>}
        {list.lines.map((scheme) => (
          <>
            <h2 class="nhsuk-heading-m nhsuk-u-margin-bottom-1"><a href={`/awards/${scheme.id}`}>{scheme.name}</a></h2>
            <p>{scheme.organisation}. {scheme.publishedAt ? `Results of ${formatLondonDate(scheme.publishedAt)}.` : isOpen(scheme, ctx.now) ? `Open until ${formatDay(scheme.closesOn)}.` : scheme.opensOn > londonDay(ctx.now) ? `Opens on ${formatDay(scheme.opensOn)}.` : 'The panel is reading.'}</p>
          </>
        ))}
        <PagesOf list={list} home="/awards" what="awards" />
        {mayHere(ctx.viewer, 'run awards') && <p><a href="/awards/new">Open an award</a></p>}
        {mayHere(ctx.viewer, 'judge awards') && <p><a href="/awards/fairness">Who is thanked and who is not</a></p>}
      </div>
    ),
  });
}

/** An award: for what, who judges, how to nominate, and what came of it (requirement O10). */
export async function showAward(ctx: RequestContext): Promise<Reply> {
  const { scheme, results } = await ctx.read(async (tx) => {
    const found = await awardScheme(tx, ctx.params['id'] ?? '');
    const all = found.publishedAt ? (await awardResults(tx, found.id)).filter(({ takenOff }) => !takenOff) : [];
    return { scheme: found, results: all.some(({ evidence }) => evidence) ? withStanding(all, await evidenceChoices(tx, found.organisationId)) : all };
  });
  return publicPage(ctx, {
    title: scheme.name, crumbs: awardCrumbs,
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{scheme.organisation}</span>{scheme.name}</h1>
        {scheme.isExample && <p><Tag colour="yellow" text="Example" /> This award is imagined.</p>}
        {ctx.query['nominated'] === 'yes' && <InsetText text="Thank you. Your nomination is with the panel." />}
        <p class="nhsuk-lede-text">{scheme.about}</p>
        <h2 class="nhsuk-heading-m">What the panel looks for</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">{scheme.criteria.map((criterion) => <li>{criterion}</li>)}</ul>
        <p>Who judges: {scheme.panel}</p>
        {isOpen(scheme, ctx.now) && <><h2 class="nhsuk-heading-m">Put somebody forward</h2><p>Open until {formatDay(scheme.closesOn)}. <a href={`/awards/${scheme.id}/nominate`}>Nominate here</a>, or <a href={`/awards/${scheme.id}/print`}>print the form</a>. You can also call: see <a href="/take-part">ways to take part</a>.</p></>}
        {!isOpen(scheme, ctx.now) && !scheme.publishedAt && <p>Nominations are from {formatDay(scheme.opensOn)} to {formatDay(scheme.closesOn)}.</p>}
        {scheme.publishedAt && <Results results={results} publishedAt={scheme.publishedAt} />}
        {mayHere(ctx.viewer, 'judge awards', scheme.organisationId) && <p><a href={`/awards/${scheme.id}/panel`}>For the panel</a></p>}
        {mayHere(ctx.viewer, 'enter thanks for someone', scheme.organisationId) && !scheme.publishedAt && scheme.opensOn <= londonDay(ctx.now) && <p><a href={`/awards/${scheme.id}/entry`}>Type in a nomination for somebody</a></p>}
      </div>
    ),
  });
}

/** Without the evidence that shows nothing now: a case study that was taken off is gone already. */
const withStanding = (results: readonly AwardResult[], standing: readonly EvidenceChoice[]): AwardResult[] => results.map((result) => ({ ...result, evidence: standing.some(({ kind, id }) => kind === result.evidence?.kind && id === result.evidence.id) ? result.evidence : null }));

/** What it is for. Words that tell of a change stand only beside what shows it now (trap 65). */
function Citation({ result: { citation, evidence } }: { result: AwardResult }) {
  if (evidence) return <><span data-quoted>{citation}</span> What shows it: <a href={evidence.href} data-quoted>{evidence.title}</a>.</>;
  if (claimIn(citation)) return <>The panel said what changed. Nothing shows it now, so it does not stand here.</>;
  return <><span data-quoted>{citation}</span> It is thanks from those who put them forward.</>;
}

function Results({ results, publishedAt }: { results: readonly AwardResult[]; publishedAt: Date }) {
  const part = (place: AwardResult['place'], title: string) => {
    const lines = results.filter((result) => result.place === place);
    return lines.length === 0 ? null : (
      <>
        <h3 class="nhsuk-heading-s">{title}</h3>
        <ul class="nhsuk-list nhsuk-list--bullet">{lines.map((result) => (
          <li><strong>{result.shownAs}</strong>{[result.profession ? titlesOf([result.profession]) : null, roleGroupTitle(result.roleGroup)].filter(Boolean).map((words) => `, ${words}`)}. <Citation result={result} />{result.registration && <> <span class="nhsuk-body-s">Registration {result.registration}, checked on {formatDay(result.registrationCheckedOn ?? '')}.</span></>}</li>
        ))}</ul>
      </>
    );
  };
  if (results.length === 0) return <><h2 class="nhsuk-heading-m">Results</h2><p>Results were published. They have since been taken off.</p></>;
  return <><h2 class="nhsuk-heading-m">Results</h2><p>Published on {formatLondonDate(publishedAt)}. By the alphabet. Nobody is ranked.</p>{part('award', 'Awards')}{part('high praise', 'High praise')}</>;
}

const SAYS = { award: 'An award', 'high praise': 'High praise', thank: 'A thank-you', interest: 'Has an interest and does not judge' } as const;

/** What came in, for the panel: in words, no marks and no sums. */
export async function showPanel(ctx: RequestContext): Promise<Reply> {
  const [scheme, list, results] = await ctx.read(async (tx) => {
    const found = await awardScheme(tx, ctx.params['id'] ?? '');
    authorise(ctx, 'judge awards', found.organisationId);
    return [found, await listPage(ctx, (at) => nominations(tx, found.id, { page: at })), await awardResults(tx, found.id)] as const;
  });
  return page({
    title: `Panel: ${scheme.name}`, breadcrumbs: [...awardCrumbs, { text: scheme.name, href: `/awards/${scheme.id}` }], currentSection: '/stories',
    content: (
      <>
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{scheme.name}</span>For the panel</h1>
        <p class="nhsuk-u-reading-width">Judge in words. Say so where you have an interest. Each result needs two members without one.</p>
        <DataTable caption="Nominations, in the order in which they came" rows={list.lines} emptyText="No nomination came in yet." columns={[
          { key: 'who', head: 'Who', cell: ({ id, nominee }) => <a href={`/nominations/${id}`} data-quoted>{nominee}</a> },
          { key: 'role', head: 'Role', cell: ({ profession, roleGroup }) => [profession ? titlesOf([profession]) : null, roleGroupTitle(roleGroup)].filter(Boolean).join(', ') || 'A team, or not said' },
          { key: 'says', head: 'What members think', cell: (line) => saysWords(line) },
          { key: 'result', head: 'Result', cell: ({ id }) => { const found = results.find(({ nominationId }) => nominationId === id); return found ? (found.takenOff ? `${SAYS[found.place]}, taken off on ${formatDay(found.takenOff.on)}` : SAYS[found.place]) : '–'; }, isNothing: ({ id }) => !results.some(({ nominationId }) => nominationId === id) },
        ]} />
        <PagesOf list={list} home={`/awards/${scheme.id}/panel`} what="nominations" />
        {mayHere(ctx.viewer, 'run awards', scheme.organisationId) && !scheme.publishedAt && <ToPublish scheme={scheme} nominations={list.total} results={results.length} ctx={ctx} />}
      </>
    ),
  });
}

/** What those who run the award can do next, and when. */
function ToPublish({ scheme, nominations: all, results, ctx }: { scheme: AwardScheme; nominations: number; results: number; ctx: RequestContext }) {
  if (scheme.closesOn >= londonDay(ctx.now)) return <p>People can nominate until {formatDay(scheme.closesOn)}. After that day you can publish the results here.</p>;
  if (results === 0) return <p>Open a nomination and give it its result. Then you can publish the results here.</p>;
  return (
    <>
      <p>{results} of {all} nominations {results === 1 ? 'has' : 'have'} a result. The others are named nowhere.</p>
      <Form action={`/awards/${scheme.id}/publication`} csrfToken={ctx.csrf()}><Button text="Publish the results" /></Form>
    </>
  );
}

const saysWords = ({ judgements }: Nomination): string => (judgements.length === 0 ? 'Nobody has judged yet' : judgements.map(({ says, name }) => `${name ?? 'A member'}: ${SAYS[says]}`).join('; '));
export { SAYS };
