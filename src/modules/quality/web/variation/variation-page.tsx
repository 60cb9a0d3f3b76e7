import { may } from '#platform/access';
import type { JSX } from 'preact';
import { londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { Details, InsetText, Tag } from '#ui/nhsuk';
import { periodName } from '../../domain/periods.ts';
import { funnelPage, type FunnelPage } from '../../queries/variation/funnel-page.ts';
import { whoAsks } from '../../queries/variation/who-asks.ts';
import { Definition } from '../definition.tsx';
import { ChoosePeers, levelName } from './choose-form.tsx';
import { sentences } from '../../permissions.ts';
import { caseMixNotes } from './case-mix.ts';
import { FunnelFigure } from './funnel-figure.tsx';
import { PeerTable } from './peer-table.tsx';

/** How far units lie apart, and for which of them somebody should ask why. Never a ranking. */
export async function showVariation(ctx: RequestContext): Promise<Reply> {
  const { found, mayAsk } = await ctx.read(async (tx) => {
    const drawn = await funnelPage(tx, { code: ctx.params['measure'] ?? '', asked: ctx.query, onDay: londonDay(ctx.now) });
    return { found: drawn, mayAsk: new Set((await whoAsks(tx, ctx.viewer, drawn.peers)).keys()) };
  });
  const { measure } = found;
  return page({
    title: `Differences between peers: ${measure.name}`, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Quality Dashboard', href: '/quality' }, { text: measure.name, href: `/quality/measures/${measure.code}` }],
    content: (
      <>
        <h1 class="nhsuk-heading-l">Differences between peers<span class="nhsuk-caption-l nhsuk-caption--bottom">{measure.name}</span></h1>
        {hasChosen(found) ? <Compared ctx={ctx} found={found} mayAsk={mayAsk} /> : <p>No figures that you may see have come in for this measure yet.</p>}
        <h2 class="nhsuk-heading-m">What is counted</h2>
        <Definition measure={measure} />
      </>
    ),
  });
}

type Chosen = FunnelPage & { chosen: NonNullable<FunnelPage['chosen']> };
const hasChosen = (found: FunnelPage): found is Chosen => found.chosen !== null;

function Compared({ ctx, found, mayAsk }: { ctx: RequestContext; found: Chosen; mayAsk: ReadonlySet<string> }): JSX.Element {
  const { measure, chosen, funnel, peers } = found;
  const periods = chosen.from === chosen.to ? periodName(chosen.from, measure.grain) : `${periodName(chosen.from, measure.grain)} to ${periodName(chosen.to, measure.grain)}`;
  return (
    <>
      <div class="nhsuk-u-reading-width">
        {peers.some(({ isExample }) => isExample) && <p><Tag colour="yellow" text="Example" /> These figures are made up.</p>}
        <p>{peers.length} {peers.length === 1 ? 'unit' : 'units'} within {chosen.underName} (level: {levelName(chosen.level).toLowerCase()}), {periods}. Tops and bottoms of the fractions are added up over the periods.</p>
        {funnel.ok ? <p>{funnel.result.sentence}</p> : <InsetText text={funnel.why} />}
        <p>Small units swing more by chance alone, so the limits are wider for them. Inside the limits no unit is better or worse than another. Outside them, somebody should ask why: there may be a good reason.</p>
        <Details summary="Compare others"><ChoosePeers found={found} /></Details>
      </div>
      <FunnelFigure found={found} now={ctx.now} files={{ csvHref: addressOf(found, '/figures.csv'), pictureHref: addressOf(found, '/chart') }} />
      <PeerTable found={found} mayAsk={mayAsk} mayOpen={may(sentences, ctx.viewer, 'ask why figures differ')} csrfToken={ctx.csrf} address={addressOf(found, '')} />
      <p><a href={addressOf(found, '/figures.csv')}>Download these figures (CSV)</a> · <a href={addressOf(found, '/figures.json')}>The same with the definition (JSON)</a></p>
      <section class="nhsuk-u-reading-width" aria-labelledby="case-mix">
        <h2 class="nhsuk-heading-m" id="case-mix">Are they alike enough to compare?</h2>
        <ul class="nhsuk-list nhsuk-list--bullet">{caseMixNotes(found).map((note) => <li>{note}</li>)}</ul>
      </section>
    </>
  );
}

/** This same comparison under another address. */
export function addressOf({ measure, chosen, isSpread }: Chosen, ending: string): string {
  const { level, underCode, profession, split, groupCode, from, to } = chosen;
  return `/quality/variation/${measure.code}${ending}?${new URLSearchParams({ level, under: underCode, profession, group: `${split}|${groupCode}`, from, to, ...(isSpread ? { spread: 'yes' } : {}) }).toString()}`;
}
