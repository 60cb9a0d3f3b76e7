import { Details } from '#ui/nhsuk';
import type { PillarLink } from '../../../queries/at-glance.ts';
import type { WordingAsked } from '../../../queries/strategy-head.ts';
import type { TreeNode } from '../../../queries/strategy-tree.ts';
import type { ObjectivesOf } from '../objective-slot.tsx';
import { nodeHref } from '../addresses.ts';
import { capitalised, counted, plural } from '../words.ts';
import { groupsOf, groupTitle, NodeList, SharedNote } from './node-list.tsx';

export interface Drawing {
  strategyCode: string;
  nodes: readonly TreeNode[];
  pillarLinks: readonly PillarLink[];
  wording: WordingAsked;
  objectivesOf: ObjectivesOf;
  /** Drawn for one sheet of paper: nothing to open, no third level. */
  isForPrint?: boolean;
}

/** The strategy in its own shape: pillars that wrap priorities, as Oxford Health draws it, or bands, as Figure 1 of AHPs Deliver. */
export function GlanceDiagram(drawing: Drawing) {
  const pillars = drawing.nodes.filter(({ type }) => type === 'principle');
  const hasPillars = pillars.length > 0 && drawing.nodes.some(({ type }) => type === 'priority');
  return (
    <div class="allied-diagram">
      {hasPillars ? <Pillars {...drawing} pillars={pillars} /> : groupsOf(drawing.nodes).map((group) => <Band {...drawing} group={group} />)}
    </div>
  );
}

/** One pillar on each side, the rest between them; a third pillar and more stand on the right. */
function Pillars({ pillars, ...drawing }: Drawing & { pillars: readonly TreeNode[] }) {
  const inner = drawing.nodes.filter(({ type }) => type !== 'principle');
  return (
    <div class="allied-diagram__pillars">
      {pillars.slice(0, 1).map((pillar) => <Pillar {...drawing} pillar={pillar} />)}
      <div class="allied-diagram">{groupsOf(inner).map((group) => <Band {...drawing} group={group} />)}</div>
      <div class="allied-diagram">{pillars.slice(1).map((pillar) => <Pillar {...drawing} pillar={pillar} />)}</div>
    </div>
  );
}

function Pillar({ pillar, ...drawing }: Drawing & { pillar: TreeNode }) {
  return (
    <section class="allied-diagram__pillar">
      <h3 class="nhsuk-heading-s"><a href={nodeHref(drawing.strategyCode, pillar.code, drawing.wording)}>{pillar.title}</a></h3>
      <NodeList strategyCode={drawing.strategyCode} nodes={pillar.children} wording={drawing.wording} />
    </section>
  );
}

const TONES = ['one', 'two', 'three', 'four', 'five'];

function Band({ group, ...drawing }: Drawing & { group: readonly TreeNode[] }) {
  return (
    <section class="allied-diagram__band">
      <h3 class="nhsuk-heading-s">{capitalised(groupTitle(group))}</h3>
      <ul class={`allied-diagram__boxes${group.length <= 2 ? ' allied-diagram__boxes--two' : ''}`}>
        {group.map((node, at) => <Box {...drawing} node={node} tone={TONES[at % TONES.length] ?? 'one'} />)}
      </ul>
    </section>
  );
}

function Box({ node, tone, ...drawing }: Drawing & { node: TreeNode; tone: string }) {
  const objectives = node.children.filter(({ type }) => type === 'objective');
  const others = node.children.filter(({ type }) => type !== 'objective');
  return (
    <li class={`allied-diagram__box allied-diagram__box--${tone}`}>
      <h4 class="nhsuk-heading-xs"><a href={nodeHref(drawing.strategyCode, node.code, drawing.wording)}>{node.title}</a></h4>
      {objectives.length > 0 && node.body && <p class="nhsuk-body-s">{node.body}</p>}
      <SharedNote nodes={node.children} />
      {others.length > 0 && <NodeList strategyCode={drawing.strategyCode} nodes={others} wording={drawing.wording} />}
      {objectives.map((objective) => <Objective {...drawing} objective={objective} />)}
    </li>
  );
}

/** One objective: its stage, its actions, and which of them serve each pillar. Only what the data says. */
function Objective({ objective, ...drawing }: Drawing & { objective: TreeNode }) {
  const actions = objective.children;
  return (
    <div class="allied-objective">
      <h5 class="nhsuk-heading-xs"><a href={nodeHref(drawing.strategyCode, objective.code, drawing.wording)}>{objective.title}</a></h5>
      {drawing.objectivesOf(objective, drawing.isForPrint)}
      <PillarActions {...drawing} objective={objective} />
      {!drawing.isForPrint && actions.length > 0 && (
        <Details classes="nhsuk-u-margin-bottom-2" summary={counted('action', actions.length)}>
          <NodeList strategyCode={drawing.strategyCode} nodes={actions} wording={drawing.wording} />
        </Details>
      )}
    </div>
  );
}

function PillarActions({ objective, nodes, pillarLinks, strategyCode, wording, isForPrint }: Drawing & { objective: TreeNode }) {
  const pillars = nodes.filter(({ type, code }) => type === 'principle' && pillarLinks.some(({ pillarCode }) => pillarCode === code));
  return (
    <ul class="nhsuk-list">
      {pillars.map((pillar) => {
        const serving = objective.children.filter(({ code }) => pillarLinks.some((link) => link.pillarCode === pillar.code && link.nodeCode === code));
        if (serving.length === 0) return <li class="nhsuk-body-s">{pillarWords(pillar)}: no action linked</li>;
        return (
          <li class="nhsuk-body-s">
            {pillarWords(pillar)}: {isForPrint ? serving.map(({ title }) => title).join('; ') : plural(serving.length, 'action')}
            {!isForPrint && serving.map(({ code, title }) => <><br /><a href={nodeHref(strategyCode, code, wording)}>{title}</a></>)}
          </li>
        );
      })}
    </ul>
  );
}

/** A pillar in a word or two; both strategies here print these two principles. */
function pillarWords(pillar: TreeNode): string {
  if (/anti-racis/i.test(pillar.title)) return 'Anti-racism';
  return /co-production/i.test(pillar.title) ? 'Co-production' : pillar.title;
}
