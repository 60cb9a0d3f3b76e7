import type { OperatorContext } from '#platform/rooms';

/** The room's parts fill themselves, in this order. Changes nothing when run again. */
const shipped: readonly ((context: OperatorContext) => Promise<void>)[] = [];
const demo: readonly ((context: OperatorContext) => Promise<void>)[] = [];

export async function seed(context: OperatorContext): Promise<void> {
  for (const part of shipped) await part(context);
}

/** The imagined trust's own, marked as examples. */
export async function seedDemo(context: OperatorContext): Promise<void> {
  for (const part of demo) await part(context);
}
