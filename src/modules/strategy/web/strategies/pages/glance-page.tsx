import { may } from '#platform/access';
import type { VNode } from 'preact';
import type { RequestContext, Viewer } from '#platform/http';
import { Details, InsetText } from '#ui/nhsuk';
import { sentences } from '../../../permissions.ts';
import { atGlance, type AtGlance } from '../../../queries/at-glance.ts';
import { easyReadOf } from '../../../queries/easy-read.ts';
import type { StrategyHead, WordingAsked } from '../../../queries/strategy-head.ts';
import { askOrganisation, EasyReadSlot } from '../../easy-read/easy-read-slot.tsx';
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
      const easyRead = await easyReadOf(tx, 'strategy', code);
      const objectivesOf = await objectivesForGlance(tx, { strategyId: glance.head.id, nodes: glance.nodes, now: ctx.now });
      return {
        title: glance.head.shortTitle, breadcrumbs: [{ text: 'Strategies', href: '/strategies' }],
        description: `${glance.head.title}: at a glance.`, width: 'full', content: <GlancePage glance={glance} wording={wording} viewer={viewer} objectivesOf={objectivesOf} easyRead={<EasyReadSlot easyRead={easyRead} now={ctx.now} ask={askOrganisation(glance.head.organisation)} />} />,
      };
    },
  });
}

interface Props {
  glance: AtGlance;
  wording: WordingAsked;
  viewer: Viewer;
  objectivesOf: ObjectivesOf;
  easyRead: VNode;
}

function GlancePage({ glance: { head, nodes, pillarLinks }, wording, viewer, objectivesOf, easyRead }: Props) {
  return (
    <StrategyFrame head={head} current="glance">
      <p>{stateWords[head.state]} <OwnerLinks head={head} viewer={viewer} /></p>
      {easyRead}
      <ThingsToDo head={head} viewer={viewer} />
      <Parents head={head} />
      <h2 class="nhsuk-heading-m" id="picture">The strategy in one picture</h2>
      <GlanceDiagram strategyCode={head.code} nodes={nodes} pillarLinks={pillarLinks} wording={wording} objectivesOf={objectivesOf} />
      {pillarLinks.length > 0 && <p class="nhsuk-body-s">Which action helps which principle is what someone thinks. You can read why on the page of each action. If you think it is wrong, you can say so there.</p>}
      <h2 class="nhsuk-heading-m" id="list">The same as a list</h2>
      <Details summary="Show the list">
        <StrategyList strategyCode={head.code} nodes={nodes} wording={wording} />
      </Details>
      <Statements head={head} />
    </StrategyFrame>
  );
}

/** What a reader can do beside reading. */
function ThingsToDo({ head, viewer }: { head: StrategyHead; viewer: Viewer }) {
  const mayWrite = may(sentences, viewer, 'write easy read', head.organisation.id);
  const mayBegin = viewer.kind === 'person' && head.state !== 'legacy' && head.version.isCurrent && may(sentences, viewer, 'write objectives');
  return (
    <ul class="nhsuk-list">
      {mayBegin && <li><a href={`/objectives/new?strategy=${head.code}`}>Begin an objective for this strategy</a></li>}
      <li><a href={partHref(head.code, 'comments')}>{head.state === 'check and challenge' ? 'Say what is wrong or missing in this draft' : 'Comments on it, and what became of them'}</a></li>
      <li><a href={`/sessions?strategy=${head.code}`}>Sessions where people worked on it</a></li>
      {viewer.signedIn && <li><a href={partHref(head.code, 'overlap')}>Who works on what</a></li>}
      {mayWrite && <li><a href={partHref(head.code, 'easy-read')}>Write the easy read version</a>, or see <a href="/easy-read">what has none yet</a></li>}
    </ul>
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
