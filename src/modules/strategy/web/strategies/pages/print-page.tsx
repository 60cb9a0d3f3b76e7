import type { RequestContext } from '#platform/http';
import { atGlance } from '../../../queries/at-glance.ts';
import { partHref, strategyHref } from '../addresses.ts';
import { wordingAsked } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { objectivesDay, objectivesForGlance } from '../objective-slot.tsx';
import { GlanceDiagram } from '../parts/glance-diagram.tsx';
import { standingOf } from '../parts/strategy-frame.tsx';
import { capitalised } from '../words.ts';

/** The strategy on one sheet of A4. On the screen it says how to print it; on paper only the strategy is left. */
export function showPrint(ctx: RequestContext) {
  const code = ctx.params['code'] ?? '';
  const wording = wordingAsked(ctx.query);
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `print ${code} ${JSON.stringify(wording)} ${objectivesDay(ctx.now)}`,
    draw: async (tx) => {
      const { head, nodes, pillarLinks } = await atGlance(tx, code, wording);
      const objectivesOf = await objectivesForGlance(tx, { strategyId: head.id, nodes, now: ctx.now });
      return {
        title: `${head.shortTitle} on one page`, width: 'full' as const,
        breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(code, wording) }],
        content: (
          <>
            <p class="allied-screen-only">To print: choose Print in your browser, on A4 paper, sideways. You can also save it as a PDF there. <a href={strategyHref(code)}>Back to the strategy</a> · <a href={partHref(code, 'numbers')}>Numbers</a></p>
            <div class="allied-one-page">
              <h1 class="nhsuk-heading-m">{head.title} <span class="nhsuk-caption-m">{head.organisation.name}{head.isExample ? ' (example)' : ''} · {capitalised(head.state)} · {head.periodStart} to {head.periodEnd}</span></h1>
              <h2 class="nhsuk-u-visually-hidden">The strategy in one picture</h2>
              <GlanceDiagram strategyCode={code} nodes={nodes} pillarLinks={pillarLinks} wording={wording} objectivesOf={objectivesOf} isForPrint />
              <p class="nhsuk-body-s">{head.about.attribution} {head.about.licence} {standingOf(head)} Version {head.version.number}.</p>
            </div>
          </>
        ),
      };
    },
  });
}
