import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { Reply, RequestContext, Viewer } from '#platform/http';
import { easyReadOf, EasyReadSlot, writeHrefOf } from '#modules/strategy';
import { Details } from '#ui/nhsuk';
import { sentences } from '../permissions.ts';
import { ambitions } from '../domain/ambitions.ts';
import { ExperienceLink, RespondLinks } from './respond-links.tsx';
import { measureLines, type MeasureLine } from '../queries/measures.ts';
import { keptPage } from './kept-page.ts';

/** The front of the dashboard: the four ambitions, always together, each with its measures. There is no single score. */
export async function showDashboard(ctx: RequestContext): Promise<Reply> {
  const units = [...new Set(ctx.viewer.memberships.map(({ unitId }) => unitId))].toSorted();
  return keptPage(ctx, { key: `dashboard ${units.join(' ')}`.trim(), mayBeLate: true, draw: async (tx, viewer) => {
    const [measures, easyRead, own] = [await measureLines(tx), await easyReadOf(tx, 'page', '/quality'), await ownUnits(tx, units)];
    return {
      title: 'Quality Dashboard', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-evaluation',
      content: (
        <div class="nhsuk-u-reading-width">
          <h1 class="nhsuk-heading-l">Quality Dashboard of the allied health professions</h1>
          <p>Four ambitions stand side by side, because none of them means much alone. There is no score and no table of best and worst. New figures count here within two minutes.</p>
          {own.map(({ code, name }) => <p><a href={`/quality/units/${code}`}>Figures of your team: {name}</a></p>)}
          <StaffLinks viewer={viewer} />
          <p><a href="/quality/matrix">The matrix: what has changed and which targets are met, counted over all measures</a></p>
          <RespondLinks viewer={viewer} />
          <p><a href="/quality/learning">Learn to use figures</a></p>
          <p><a href="/quality/decisions">Decisions and their figures</a></p>
          <ExperienceLink />
          <EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf({ path: '/quality', viewer })} />
          {ambitions.map((ambition) => <AmbitionPart ambition={ambition} measures={measures.filter((measure) => measure.ambition === ambition.code)} />)}
        </div>
      ),
    };
  } });
}

/** Where the viewer belongs, so that a team is one step from its own charts. One person's own plan is no unit of the dashboard. */
const ownUnits = (tx: Tx, ids: readonly string[]): Promise<{ code: string; name: string }[]> => (ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('directory.unit').select(['code', 'name']).where('id', 'in', [...ids]).where('level', '!=', 'individual').orderBy('name').execute());

function StaffLinks({ viewer }: { viewer: Viewer }) {
  return (
    <>
      {organisationsWhere(sentences, viewer, 'load figures').length > 0 && <p><a href="/quality/imports">Load figures from a file</a></p>}
      {organisationsWhere(sentences, viewer, 'ask why figures differ').length > 0 && <p><a href="/quality/questions">Why do figures differ?</a> · <a href="/quality/own-measures/new">Define a measure of your own</a></p>}
    </>
  );
}

function AmbitionPart({ ambition, measures }: { ambition: (typeof ambitions)[number]; measures: readonly MeasureLine[] }) {
  const [filled, empty] = [measures.filter(({ seriesCount }) => seriesCount > 0), measures.filter(({ seriesCount }) => seriesCount === 0)];
  return (
    <section aria-labelledby={ambition.code}>
      <h2 class="nhsuk-heading-m" id={ambition.code}>{ambition.title}</h2>
      <p>{ambition.words}</p>
      {filled.length === 0 ? <p>No figures have come in yet.</p> : <MeasureList measures={filled} />}
      {empty.length > 0 && (
        <Details summary={<>{empty.length === 1 ? '1 measure' : `${empty.length} measures`} without figures<span class="nhsuk-u-visually-hidden">: {ambition.title}</span></>}><MeasureList measures={empty} /></Details>
      )}
    </section>
  );
}

function MeasureList({ measures }: { measures: readonly MeasureLine[] }) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {measures.map(({ code, name, seriesCount, standing }) => <li><a href={`/quality/measures/${code}`}>{name}</a>{seriesCount > 0 && `: ${seriesCount === 1 ? '1 set' : `${seriesCount} sets`} of figures`}{standing === 'starter' && ' (starter, not official)'}</li>)}
    </ul>
  );
}
