import { seededRandom, standardNormal } from '#engines/random';
import { analyseSpc, judgeMany } from '#engines/spc';
import { generateCall, notNumbers } from '../../src/engines/spc/hostile/generate.ts';
import type { RuleSet } from '../../src/engines/spc/input.ts';
import { median } from './machine.ts';

const rounds = 15;
const hostileSeries = Number(process.env['BENCH_SERIES'] ?? 100_000);

/** Process control: the speed goals, and how often each rule set cries wolf over stable figures. */
export function spc(): void {
  speed();
  england();
  calibration();
}

function speed(): void {
  const [count, length] = [1_000, 36];
  const random = seededRandom(1);
  const values = Float64Array.from({ length: count * length }, () => 100 + 12 * standardNormal(random));
  const batch = Array.from({ length: count }, (_one, at) => ({ from: at * length, to: (at + 1) * length, direction: 'increase' as const, target: 100 }));
  const months = Array.from({ length }, (_one, at) => new Date(Date.UTC(2021, at, 1)).toISOString().slice(0, 10));
  const series = batch.map(({ from }, id) => ({ id, direction: 'increase' as const, target: 100, points: months.map((period, at) => ({ period, value: values[from + at] ?? null })) }));
  console.log(`limits, rules and icons of ${count} series × ${length}: ${timed(() => judgeMany(values, batch, 'nhsr-0.2.2'))}`);
  console.log(`the same with words, notes and every point as an object: ${timed(() => analyseSpc({ rules: 'nhsr-0.2.2', series }))}`);
}

/** 215 providers × 14 professions × 50 measures × 60 months: the reckoning alone, one thread, without reading or storing. */
function england(): void {
  const [count, length] = [150_500, 60];
  const random = seededRandom(3);
  const values = Float64Array.from({ length: count * length }, () => 100 + 12 * standardNormal(random));
  const began = performance.now();
  const part = 1_000;
  for (let from = 0; from < count; from += part) {
    const series = Array.from({ length: Math.min(part, count - from) }, (_one, at) => ({ from: at * length, to: (at + 1) * length, direction: 'decrease' as const, target: 100, baselinePoints: 24, cuts: [at * length + 36] }));
    judgeMany(values.subarray(from * length, (from + series.length) * length), series, 'mdc-2023');
  }
  console.log(`England, ${count} series × ${length} with baseline and re-base: ${((performance.now() - began) / 1000).toFixed(2)} s`);
}

/** Median and least wall time of fifteen, and the processor's, after twenty rounds of warming. */
function timed(run: () => unknown): string {
  for (let round = 0; round < 20; round += 1) run();
  const wall: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    run();
    wall.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  return `median ${median(wall).toFixed(1)} ms, least ${Math.min(...wall).toFixed(1)} ms; processor ${((user + system) / 1000 / rounds).toFixed(1)} ms a round`;
}

/** Nothing crashes, nothing lies: BENCH_SERIES generated series of every awkward kind; npm test plays a smaller sample. */
export function hostile(): void {
  const outcomes = new Map<string, number>();
  let broken = 0;
  for (let seed = 1; seed <= hostileSeries; seed += 1) {
    const call = generateCall(seed);
    const result = analyseSpc(call);
    const [one] = result.series;
    const outcome = one && 'error' in one ? one.error.code : 'answered';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (notNumbers(result).length > 0 || (one && !('error' in one) && one.points.length !== call.series[0]?.points.length)) broken += 1;
  }
  console.log(`${hostileSeries} hostile series: ${broken} with a number that is none or a point dropped; ${[...outcomes].map(([code, count]) => `${code} ${count}`).join(', ')}`);
}

/** Independent normal figures, 24 of them: how many of 1,000 stable series have any signal, and how many a special-cause icon at the end. */
function calibration(): void {
  const count = 20_000;
  for (const rules of ['nhsr-0.2.2', 'mdc-2023', 'powerbi-spc', 'anhoej'] satisfies RuleSet[]) {
    const random = seededRandom(7);
    const series = Array.from({ length: count }, (_one, id) => ({ id, direction: 'increase' as const, points: Array.from({ length: 24 }, (_value, period) => ({ period, value: standardNormal(random) })) }));
    let icons = 0;
    let signals = 0;
    for (const one of analyseSpc({ rules, series }).series) {
      if ('error' in one) continue;
      if (one.variation !== 'common-cause') icons += 1;
      if (one.signals.length > 0) signals += 1;
    }
    console.log(`${rules}: of 1,000 stable series of 24 points ${((1000 * icons) / count).toFixed(0)} show a special-cause icon at the last, ${((1000 * signals) / count).toFixed(0)} a signal somewhere`);
  }
}
