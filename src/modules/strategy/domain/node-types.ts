/**
 * The kinds of node a strategy is made of, what each is called in plain words, and where each may stand.
 * 'strategy' as a parent means the top level of the file. Kinds are those that AHPs Deliver, AHPs into Action and
 * Oxford Health's strategy print; another organisation chooses among them.
 */
export const nodeTypes = {
  aim: { one: 'aim', many: 'aims', under: ['strategy'] },
  principle: { one: 'principle', many: 'principles', under: ['strategy'] },
  foundation: { one: 'foundation', many: 'foundations', under: ['strategy'] },
  focus: { one: 'area of focus', many: 'areas of focus', under: ['strategy'] },
  priority: { one: 'priority', many: 'priorities', under: ['strategy'] },
  impact: { one: 'impact', many: 'impacts', under: ['strategy'] },
  commitment: { one: 'commitment', many: 'commitments', under: ['strategy', 'principle'] },
  'co-production-stage': { one: 'co-production stage', many: 'co-production stages', under: ['principle'] },
  vision: { one: 'vision statement', many: 'vision statements', under: ['foundation'] },
  'support-workforce-ambition': {
    one: 'support workforce ambition',
    many: 'support workforce ambitions',
    under: ['foundation'],
  },
  'research-aspect': { one: 'research aspect', many: 'research aspects', under: ['foundation'] },
  'digital-ambition': { one: 'digital ambition', many: 'digital ambitions', under: ['foundation'] },
  ambition: { one: 'ambition', many: 'ambitions', under: ['focus'] },
  objective: { one: 'objective', many: 'objectives', under: ['priority', 'focus'] },
  action: { one: 'action', many: 'actions', under: ['objective'] },
} as const satisfies Record<string, { one: string; many: string; under: readonly string[] }>;

export type NodeType = keyof typeof nodeTypes;
export type ParentType = NodeType | 'strategy';

export const nodeTypeNames = Object.keys(nodeTypes) as [NodeType, ...NodeType[]];

export const isNodeType = (type: string): type is NodeType => Object.hasOwn(nodeTypes, type);

/** True when a node of this kind may stand directly under that parent. */
export function mayStandUnder(type: NodeType, parent: ParentType): boolean {
  const under: readonly string[] = nodeTypes[type].under;
  return under.includes(parent);
}
