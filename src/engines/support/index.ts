// FRONT DOOR of support: what share of those who read an idea backed it, whatever its age and its place in the list.
export { analyseSupport, supportVersion, type IdeaSupport, type SupportResult } from './analyse-support.ts';
export { looksForFeed, orderFeed, RANDOMISED_SHARE, type FeedCard, type FeedIdea, type FeedOrder } from './order-feed.ts';
export { findOpenness, type CountedIdea } from './openness.ts';
export { supportSchema } from './schema.ts';
export type { ExposureLevel, IdeaId, PositionCount, RandomisedSlot, SupportIdea, SupportInput } from './input.ts';
