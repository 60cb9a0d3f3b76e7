import { may } from '#platform/access';
import type { RequestContext, Viewer } from '#platform/http';
import { InsetText } from '#ui/nhsuk';
import { sentences } from '../../../permissions.ts';
import { atGlance, type AtGlance } from '../../../queries/at-glance.ts';
import type { StrategyHead, WordingAsked } from '../../../queries/strategy-head.ts';
import { partHref } from '../addresses.ts';
import { wordingAsked } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { objectivesDay, objectivesForGlance, type ObjectivesOf } from '../objective-slot.tsx';
import { GlanceDiagram } from '../parts/glance-diagram.tsx';
import { StrategyList } from '../parts/node-list.tsx';
import { StrategyFrame } from '../parts/strategy-frame.tsx';
import { stateWords } from '../words.ts';

export function showGlance(ctx: RequestContext) {
  const code = ctx.params['code'] ?? '';
  const wording = wordingAsked(ctx.query);
  return keptPage(ctx, {
    topics: [`strategy:${code}`], key: `glance ${code} ${JSON.stringify(wording)} ${objectivesDay(ctx.now)}`,
    draw: async (tx, viewer) => {
      const glance = await atGlance(tx, code, wording);
      const objectivesOf = await objectivesForGlance(tx, { strategyId: glance.head.id, nodes: glance.nodes, now: ctx.now });
      return {
        title: glance.head.shortTitle, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }],
        description: `${glance.head.title}: at a glance.`, width: 'full', content: <GlancePage glance={glance} wording={wording} viewer={viewer} objectivesOf={objectivesOf} />,
      };
    },
  });
}

interface Props {
  glance: AtGlance;
  wording: WordingAsked;
  viewer: Viewer;
  objectivesOf: ObjectivesOf;
}

function GlancePage({ glance: { head, nodes, pillarLinks }, wording, viewer, objectivesOf }: Props) {
  return (
    <StrategyFrame head={head} current="glance">
      <p>{stateWords[head.state]} <OwnerLinks head={head} viewer={viewer} /></p>
      <Parents head={head} />
      <h2 class="nhsuk-heading-m" id="picture">The strategy in one picture</h2>
      <GlanceDiagram strategyCode={head.code} nodes={nodes} pillarLinks={pillarLinks} wording={wording} objectivesOf={objectivesOf} />
      {pillarLinks.length > 0 && <p class="nhsuk-body-s">Which action helps which principle is what someone thinks. You can read why on the page of each action. If you think it is wrong, you can say so there.</p>}
      <h2 class="nhsuk-heading-m" id="list">The same as a list</h2>
      <StrategyList strategyCode={head.code} nodes={nodes} wording={wording} />
      <Statements head={head} />
    </StrategyFrame>
  );
}

function OwnerLinks({ head, viewer }: { head: StrategyHead; viewer: Viewer }) {
  if (!may(sentences, viewer, 'change a strategy', head.organisation.id)) return null;
  return <a href={partHref(head.code, 'state')}>Change its state</a>;
}

function Parents({ head }: { head: StrategyHead }) {
  const { parents } = head.about;
  if (parents.length === 0) return null;
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {parents.map(({ code, title, relation, supplied }) => (
        <li>{relation}: {code ? <a href={`/strategies/${code}`}>{title}</a> : title}{supplied ? '' : ' (not on this site)'}</li>
      ))}
    </ul>
  );
}

const STATEMENTS = [['vision', 'Vision'], ['mission', 'Mission'], ['values', 'Values']] as const;

/** Where the document has no statement, that is said, and nothing is written in its place. */
function Statements({ head }: { head: StrategyHead }) {
  const { statements } = head.about;
  if (!statements) return null;
  return (
    <InsetText>
      <h2 class="nhsuk-heading-s">Vision, mission and values</h2>
      {STATEMENTS.map(([key, name]) => {
        const statement = statements[key];
        return statement && <p data-quoted><strong>{name}:</strong> {statement.text ?? statement.absent}. {statement.note}</p>;
      })}
    </InsetText>
  );
}
