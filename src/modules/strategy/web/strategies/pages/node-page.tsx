import type { VNode } from 'preact';
import { may } from '#platform/access';
import type { RequestContext, Viewer } from '#platform/http';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { nodeTypes } from '../../../domain/node-types.ts';
import { sentences } from '../../../permissions.ts';
import { easyReadOf, partId } from '../../../queries/easy-read.ts';
import { citationsOf, type Citation } from '../../../queries/policy-sources.ts';
import { nodePageOrLast, type NodeElsewhere, type NodePage } from '../../../queries/node-page.ts';
import type { WordingAsked } from '../../../queries/strategy-head.ts';
import { Citations } from '../../sources/citations.tsx';
import { askOrganisation, EasyReadSlot } from '../../easy-read/easy-read-slot.tsx';
import { roleGroupAsked } from '../../role-group-filter.tsx';
import { nodeHref, strategyHref } from '../addresses.ts';
import { wordingAsked } from '../asked.ts';
import { keptPage } from '../kept-page.tsx';
import { objectivesDay, objectivesForNode, type ObjectivesOf } from '../objective-slot.tsx';
import { LinkList } from '../parts/link-list.tsx';
import { NodeList, SharedNote } from '../parts/node-list.tsx';
import { PrintedHere } from '../parts/printed-here.tsx';
import { Quoted } from '../parts/quoted.tsx';
import { OldWording, Source, StrategyFacts } from '../parts/strategy-frame.tsx';
import { TakenOut } from '../parts/taken-out.tsx';
import { fidelityOf, Wordings } from '../parts/wordings.tsx';
import { capitalised, plural } from '../words.ts';

export function showNode(ctx: RequestContext) {
  const { code = '', node = '' } = ctx.params;
  const wording = wordingAsked(ctx.query);
  const group = roleGroupAsked(ctx.query);
  return keptPage(ctx, {
    // Titles of parts in other strategies stand here too, so any change of any strategy redraws it.
    topics: ['strategies', `strategy:${code}`], key: `node ${code} ${node} ${JSON.stringify(wording)} ${group ?? ''} ${objectivesDay(ctx.now)}`,
    draw: async (tx, viewer) => {
      const found = await nodePageOrLast(tx, code, node, wording);
      const objectivesOf = await objectivesForNode(tx, { strategyId: found.head.id, node: found.node, now: ctx.now, group, path: ctx.path });
      const mayWrite = may(sentences, viewer, 'write easy read', found.head.organisation.id);
      const easyRead = <EasyReadSlot easyRead={await easyReadOf(tx, 'node', partId(code, node))} now={ctx.now} ask={askOrganisation(found.head.organisation)} writeHref={mayWrite ? `${nodeHref(code, node)}/easy-read` : undefined} />;
      const citations = await citationsOf(tx, { strategyCode: code, nodeCode: node });
      const trail = [{ text: 'Strategies', href: '/strategies' }, { text: found.head.shortTitle, href: strategyHref(code, wording) }];
      return {
        title: found.node.title, description: found.node.body ?? found.node.title,
        breadcrumbs: [...trail, ...found.parents.map((parent) => ({ text: parent.title, href: nodeHref(code, parent.code, wording) }))],
        content: <NodeView found={found} wording={wording} viewer={viewer} objectivesOf={objectivesOf} easyRead={easyRead} citations={citations} today={objectivesDay(ctx.now)} />,
      };
    },
  });
}

interface Props {
  found: NodePage;
  wording: WordingAsked;
  viewer: Viewer;
  objectivesOf: ObjectivesOf;
  easyRead: VNode;
  citations: readonly Citation[];
  today: string;
}

function NodeView({ found, wording, viewer, objectivesOf, easyRead, citations, today }: Props) {
  const { head, node } = found;
  return (
    <div class="nhsuk-u-reading-width">
      <h1 class="nhsuk-heading-l nhsuk-u-margin-bottom-3">
        <span class="nhsuk-caption-l">{capitalised(nodeTypes[node.type].one)} in {head.shortTitle}</span>
        {node.title}
      </h1>
      <StrategyFacts head={head} isPart />
      {found.takenOut ? <TakenOut found={found} /> : <OldWording head={head} currentHref={nodeHref(head.code, node.code)} />}
      <Words found={found} />
      <EditLink found={found} viewer={viewer} />
      {isResearchVision(node.code) && <p><a href={`/improvement/research-visions/${node.code}`}>How this vision goes, year by year</a></p>}
      <Children found={found} wording={wording} />
      <Links found={found} />
      <Lineage found={found} />
      <Citations citations={citations} />
      <h2 class="nhsuk-heading-m" id="objectives">What is being done, year by year</h2>
      {objectivesOf(node)}
      <BeginHere found={found} viewer={viewer} />
      <PrintedHere printed={found.printed} head={head} parent={found.parents[0]} today={today} />
      <Wordings wordings={found.wordings} strategyCode={head.code} nodeCode={node.code} />
      {easyRead}
      <Source head={head} />
    </div>
  );
}

function Words({ found: { head, node, wordings } }: { found: NodePage }) {
  return (
    <>
      {node.body && <InsetText><p data-quoted>{node.body}</p></InsetText>}
      <SummaryList rows={[
        { key: { text: 'Words' }, value: { text: fidelityOf(node, wordings, head.version.number) } },
        node.variants.length > 0 && { key: { text: 'Also printed as' }, value: { html: node.variants.length === 1 ? node.variants[0] : <ul class="nhsuk-list nhsuk-list--bullet">{node.variants.map((variant) => <li>{variant}</li>)}</ul> } },
        node.section !== null && { key: { text: 'Where it is printed' }, value: { text: node.section } },
        node.note !== null && { key: { text: 'Note' }, value: { html: <Quoted>{node.note}</Quoted> } },
      ]} />
    </>
  );
}

function EditLink({ found: { head, node }, viewer }: { found: NodePage; viewer: Viewer }) {
  const mayEdit = head.version.isCurrent && head.state !== 'legacy' && may(sentences, viewer, 'change a strategy', head.organisation.id);
  if (!mayEdit) return null;
  const here = nodeHref(head.code, node.code);
  return <p><a href={`${here}/edit`}>Change these words</a> · <a href={`${here}/links/new`}>Say what it serves</a></p>;
}

/** The three research visions have a page of their own with figures (requirement S70). */
const isResearchVision = (code: string): boolean => /^nat\.f3\.v[123]$/.test(code);

/** From a part straight to an objective for it. */
function BeginHere({ found: { head, node }, viewer }: { found: NodePage; viewer: Viewer }) {
  if (!head.version.isCurrent || head.state === 'legacy' || isNoWork.has(node.type) || !may(sentences, viewer, 'write objectives') || viewer.kind !== 'person') return null;
  return <p class="allied-print-hidden"><Button variant="secondary" href={`/objectives/new?${new URLSearchParams({ strategy: head.code, node: node.code })}`} text="Begin an objective for this part" /></p>;
}

/** What no objective serves by itself (queries/objective-choices.ts). */
const isNoWork: ReadonlySet<string> = new Set(['aim', 'statement']);

function Children({ found: { head, node }, wording }: { found: NodePage; wording: WordingAsked }) {
  if (node.children.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="parts">What it holds: {plural(node.children.length, 'part')}</h2>
      <SharedNote nodes={node.children} />
      <NodeList strategyCode={head.code} nodes={node.children} wording={wording} />
    </>
  );
}

function Links({ found: { head, serves, servedBy } }: { found: NodePage }) {
  const asksForServing = head.about.parents.some(({ code }) => code !== undefined);
  return (
    <>
      <h2 class="nhsuk-heading-m" id="serves">What it serves</h2>
      <LinkList links={serves} show="to" emptyText={asksForServing ? 'Nothing is linked from here yet. Is something missing?' : 'No strategy stands above this one here.'} />
      <h2 class="nhsuk-heading-m" id="served-by">What serves it</h2>
      <LinkList links={servedBy} show="from" emptyText={'No strategy here says yet that it helps this part. That is a question to talk about, not a score.'} />
    </>
  );
}

function Lineage({ found: { grewFrom, grewInto } }: { found: NodePage }) {
  if (!grewFrom && grewInto.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m" id="lineage">Where it comes from and where it went</h2>
      {grewFrom && <p>It grew from <Quoted><Elsewhere node={grewFrom} /></Quoted>.</p>}
      {grewInto.length > 0 && <><p>It grew into:</p><ul class="nhsuk-list nhsuk-list--bullet">{grewInto.map((node) => <li><Elsewhere node={node} /></li>)}</ul></>}
      <p class="nhsuk-body-s">The document says so, or the people who prepared this site read it so.</p>
    </>
  );
}

const Elsewhere = ({ node }: { node: NodeElsewhere }) => <><a href={nodeHref(node.strategyCode, node.code)}>{node.title}</a> ({node.strategyTitle})</>;
