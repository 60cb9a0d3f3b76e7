import type { OperatorContext } from '#platform/rooms';
import { seedDemoCaseStudy } from './data/demo-case-study.ts';
import { seedDemoStories } from './data/demo-stories.ts';
import { seedLibrary } from './data/library-content.ts';
import { seedPrintedProfessions } from './data/printed-professions.ts';

type Seed = (context: OperatorContext) => Promise<void>;

/** The room's parts fill themselves, in this order. Changes nothing when run again. */
const shipped: readonly Seed[] = [seedLibrary, seedPrintedProfessions];
const demo: readonly Seed[] = [seedDemoStories, seedDemoCaseStudy];

export async function seed(context: OperatorContext): Promise<void> {
  for (const part of shipped) await part(context);
}

/** The imagined trust's own, marked as examples. */
export async function seedDemo(context: OperatorContext): Promise<void> {
  for (const part of demo) await part(context);
}
