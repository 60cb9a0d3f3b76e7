// Stands in for node:test in the lane: tests are gathered while their file loads, so that each can be run on its own, many times, in one process.

/** One test: the names of its groups and its own, and what it does. */
export interface GatheredTest {
  readonly path: string;
  readonly work: () => unknown;
}

type Options = Readonly<{ skip?: boolean | string }>;
let gathered: GatheredTest[] = [];
let groups: string[] = [];
let isWanted: (path: string) => boolean = () => true;

/** Hands out what the files loaded since the last call have declared. Groups in which nothing is wanted are not even opened. */
export async function gatherTests(load: () => Promise<unknown>, wanted: (path: string) => boolean = () => true): Promise<GatheredTest[]> {
  [gathered, groups, isWanted] = [[], [], wanted];
  await load();
  return gathered;
}

const separator = ' › ';

/** Declares a group, as node:test does. */
export function describe(name: string, ...rest: readonly (Options | (() => void))[]): void {
  const [options, work] = readRest(rest);
  groups.push(name);
  if (options.skip === undefined || options.skip === false) if (isWanted(groups.join(separator))) work();
  groups.pop();
}

/** Declares a test, as node:test does. Two of one name in one group are one here: both must pass. */
export function it(name: string, ...rest: readonly (Options | (() => unknown))[]): void {
  const [options, work] = readRest(rest);
  const path = [...groups, name].join(separator);
  if ((options.skip === undefined || options.skip === false) && isWanted(path)) gathered.push({ path, work });
}

function readRest(rest: readonly (Options | (() => unknown))[]): [Options, () => unknown] {
  const work = rest.find((one) => typeof one === 'function');
  if (!work) throw new Error('A test without a body.');
  return [rest.find((one): one is Options => typeof one === 'object') ?? {}, work];
}
