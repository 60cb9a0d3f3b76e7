import { parseCsv } from '#platform/csv';
import { modes, type ModeCounts } from '../../domain/modes/mode-record.ts';

export type ReadModes = { ok: true; groups: ModeCounts[] } | { ok: false; problems: string[] };

/** The columns of the file, in the order of its example; those about answers may be left out. */
export const modeColumns = {
  asked: ['asked', 'chose in person', 'chose video', 'chose phone', 'got choice', 'in person', 'video', 'phone'],
  suited: ['answered in person', 'suited in person', 'answered video', 'suited video', 'answered phone', 'suited phone'],
} as const;

const MOST_GROUPS = 12;

/** Reads one line for each group of people, or one line without a name. Answers what cannot be right, line by line. */
export function readModes(text: string | Uint8Array): ReadModes {
  const { header, rows, problems } = parseCsv(text);
  const names = header.map((name) => name.trim().toLowerCase());
  const lacking = ['group', ...modeColumns.asked].filter((name) => !names.includes(name));
  if (lacking.length > 0) return { ok: false, problems: [`The file needs the column${lacking.length === 1 ? '' : 's'} ${lacking.join(', ')}.`] };
  const found = problems.map(({ line, text: words }) => `Line ${line}: ${words}.`);
  const groups = rows.map(({ line, values }) => {
    const number = (name: string): number => {
      const words = values[names.indexOf(name)]?.trim() ?? '';
      if (words === '' && (modeColumns.suited as readonly string[]).includes(name)) return 0;
      if (!/^\d{1,6}$/.test(words)) found.push(`Line ${line}: “${words}” under ${name} is no whole number.`);
      return Number(words);
    };
    const group = groupOf(values[names.indexOf('group')]?.trim() ?? '', number);
    found.push(...contradictions(group).map((words) => `Line ${line}: ${words}`));
    return group;
  });
  found.push(...wrongNames(groups.map(({ name }) => name)));
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, groups };
}

function groupOf(name: string, number: (column: string) => number): ModeCounts {
  const [asked = 0, inPerson = 0, video = 0, phone = 0, got = 0, ...happened] = modeColumns.asked.map(number);
  const answers = modeColumns.suited.map(number);
  return { name, asked, chosen: [inPerson, video, phone], got, happened, suited: modes.map((_mode, at) => ({ answered: answers[at * 2] ?? 0, yes: answers[at * 2 + 1] ?? 0 })) };
}

/** What cannot be: parts larger than their whole. Not-a-number is told already. */
function contradictions({ asked, chosen, got, happened, suited }: ModeCounts): string[] {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  if ([asked, got, ...chosen, ...happened].some(Number.isNaN)) return [];
  const couldHaveGot = sum(chosen.map((count, at) => Math.min(count, happened[at] ?? 0)));
  return [
    ...(sum(chosen) === asked ? [] : [`the three choices make ${sum(chosen)}, but ${asked} were asked.`]),
    ...(got <= asked ? [] : [`${got} got their choice, but only ${asked} were asked.`]),
    ...(got <= couldHaveGot || got > asked ? [] : [`${got} got their choice, but by what was chosen and what took place only ${couldHaveGot} can have.`]),
    ...(asked <= sum(happened) ? [] : [`${asked} were asked, but only ${sum(happened)} appointments took place.`]),
    ...suited.flatMap(({ answered, yes }, at) => (yes <= answered && answered <= (happened[at] ?? 0) ? [] : [`of those seen ${modes[at]}, ${answered} answered and it suited ${yes}; neither can be more than what it is a part of.`])),
  ];
}

function wrongNames(names: readonly string[]): string[] {
  if (names.length === 0) return ['The file has no lines.'];
  if (names.length > MOST_GROUPS) return [`The file has ${names.length} groups. ${MOST_GROUPS} is the most.`];
  return [
    ...(names.length > 1 && names.includes('') ? ['Give every group a name. A file for everybody has one line.'] : []),
    ...(new Set(names).size < names.length ? ['Two lines have the same group.'] : []),
    ...names.filter((name) => name.length > 60).map((name) => `“${name.slice(0, 20)}…” is too long for the name of a group.`),
  ];
}
