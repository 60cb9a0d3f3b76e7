// The front door of the strategy room. Queries, commands and types that other rooms may use are named here.
export type { StrategyState } from './domain/life-cycle-states.ts';
export { atGlance, type AtGlance } from './queries/at-glance.ts';
export { nodePage, type NodePage } from './queries/node-page.ts';
export { strategyHead, type StrategyHead, type WordingAsked } from './queries/strategy-head.ts';
export { flatten, strategyTree, type StrategyNodeRow, type TreeNode } from './queries/strategy-tree.ts';
export { listStrategies, type StrategyFilter, type StrategyLine } from './queries/strategies.ts';
export { searchSite, type SearchResults } from './queries/search.ts';
export { checkWords, suggestWords, type WordSuggestion } from './queries/word-advice.ts';
export { glossaryInForce, label, publicPhrase } from './queries/words.ts';
export { easyReadOf, type EasyRead } from './queries/easy-read.ts';
export { openComments } from './queries/draft-comments.ts';
export { Explained, PageWords, Short, withWords } from './web/words/short.tsx';
export { sitePages, type SitePage } from './domain/site-pages.ts';
export { EasyReadSlot, writeHrefOf } from './web/easy-read/easy-read-slot.tsx';
export { objectiveLines, type ObjectiveLine } from './queries/objective-lines.ts';
export { policySources, type PolicySourceLine } from './queries/policy-sources.ts';
export { redline, type RedlinePart } from './domain/redline.ts';
export { Redline } from './web/strategies/parts/redline.tsx';
