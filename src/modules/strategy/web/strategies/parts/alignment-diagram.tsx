import { LinkDiagram, type Links } from '#ui/charts';
import type { Direction } from '../../../queries/alignment.ts';

/**
 * The two strategies as two columns, at the level of their larger parts: a line for each pair that any of their parts links,
 * strong where one of those is a main link. Every single link stands in the table below.
 */
export function AlignmentDiagram({ direction }: { direction: Direction }) {
  const { gives, receives } = direction;
  return (
    <LinkDiagram frame={{ id: `links-${gives.code}-${receives.code}`, title: `${gives.shortTitle} and ${receives.shortTitle}: which parts are linked` }} {...linksOfTops(direction)} />
  );
}

export function linksOfTops({ gives, receives, links, givingNodes, receivingNodes }: Direction): Links {
  const [from, to] = [topsOf(givingNodes), topsOf(receivingNodes)];
  const pairs = new Map<string, Links['links'][number]>();
  for (const link of links) {
    const [left, right] = [from.get(link.from.code), to.get(link.to.code)];
    if (left === undefined || right === undefined) continue;
    const strength = link.weight === 'main' || pairs.get(`${left} ${right}`)?.strength === 'main' ? 'main' : 'also';
    pairs.set(`${left} ${right}`, { from: left, to: right, strength });
  }
  const ends = (nodes: Direction['givingNodes']) => nodes.filter(({ parentCode, type }) => parentCode === null && type !== 'aim').map(({ code, title }) => ({ id: code, label: title }));
  const [left, right] = [ends(givingNodes), ends(receivingNodes)];
  const held = [...pairs.values()].filter((pair) => left.some(({ id }) => id === pair.from) && right.some(({ id }) => id === pair.to));
  return { leftHeading: gives.shortTitle, rightHeading: receives.shortTitle, left, right, links: held };
}

/** For each part the top part that it belongs to. Parents stand before their children. */
export function topsOf(nodes: Direction['givingNodes']): Map<string, string> {
  const top = new Map<string, string>();
  for (const { code, parentCode } of nodes) top.set(code, parentCode === null ? code : (top.get(parentCode) ?? code));
  return top;
}
