import type { RequestContext } from '#platform/http';
import { atGlance } from '../../../queries/at-glance.ts';
import type { StrategyHead, WordingAsked } from '../../../queries/strategy-head.ts';
import type { TreeNode } from '../../../queries/strategy-tree.ts';
import { partHref, strategyHref } from '../addresses.ts';
import { wordingAsked } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { objectivesDay, objectivesForGlance } from '../objective-slot.tsx';
import { GlanceDiagram } from '../parts/glance-diagram.tsx';
import { StrategyList } from '../parts/node-list.tsx';
import { standingOf } from '../parts/strategy-frame.tsx';
import { capitalised } from '../words.ts';

/** The strategy on one sheet of A4, or in large print on more. On the screen it says how to print it; on paper only the strategy is left. */
export function showPrint(ctx: RequestContext) {
  const code = ctx.params['code'] ?? '';
  const wording = wordingAsked(ctx.query);
  const isLarge = ctx.query['size'] === 'large';
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `print ${isLarge ? 'large ' : ''}${code} ${JSON.stringify(wording)} ${objectivesDay(ctx.now)}`,
    draw: async (tx) => {
      const { head, nodes, pillarLinks } = await atGlance(tx, code, wording);
      if (isLarge) return { ...frameOf(head, wording), content: <LargePrint head={head} nodes={nodes} wording={wording} /> };
      const objectivesOf = await objectivesForGlance(tx, { strategyId: head.id, nodes, now: ctx.now });
      return {
        ...frameOf(head, wording), width: 'full' as const,
        content: (
          <>
            <p class="allied-screen-only">To print: choose Print in your browser, on A4 paper, sideways. You can also save it as a PDF there. <a href={strategyHref(code)}>Back to the strategy</a> · <a href={partHref(code, 'numbers')}>Numbers</a> · <a href={`${partHref(code, 'print')}?size=large`}>Large print, on more pages</a></p>
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

const frameOf = (head: StrategyHead, wording: WordingAsked) => ({
  title: `${head.shortTitle} on paper`, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }, { text: head.shortTitle, href: strategyHref(head.code, wording) }],
});

/** Every part in letters of 18 points: one sheet holds the same only in letters too small for many people. */
function LargePrint({ head, nodes, wording }: { head: StrategyHead; nodes: readonly TreeNode[]; wording: WordingAsked }) {
  return (
    <div class="allied-large-print nhsuk-u-reading-width">
      <p class="allied-screen-only">To print: choose Print in your browser, on A4 paper, upright. <a href={partHref(head.code, 'print')}>Back to one page</a></p>
      <h1 class="nhsuk-heading-l">{head.title}</h1>
      <p>{head.organisation.name}{head.isExample ? ' (example)' : ''}. {capitalised(head.state)}. {head.periodStart} to {head.periodEnd}.</p>
      <h2 class="nhsuk-heading-m">Every part of it</h2>
      <StrategyList strategyCode={head.code} nodes={nodes} wording={wording} />
      <p>{head.about.attribution} {head.about.licence} {standingOf(head)} Version {head.version.number}.</p>
    </div>
  );
}
