import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseCsv } from '#platform/csv';
import type { OpenDataSet } from '../../domain/open-data/open-data-set.ts';

export type About = Pick<OpenDataSet, 'title' | 'purpose' | 'kind' | 'source' | 'licence' | 'attribution' | 'isExample'> & { question: string; phaseTitle: string };

const sources = z.strictObject({ licence: z.string(), attribution: z.string(), caseStudies: z.record(z.string(), z.string()) })
  .parse(parse(readFileSync(new URL('../../../../../content/polis-sources.yaml', import.meta.url), 'utf8'), { schema: 'core' }));

/** The file `about.json` of a bundle of ours; what else it holds is for people. */
const aboutFile = z.looseObject({
  format: z.literal('allied-open-data'), version: z.literal(1), title: z.string(), purpose: z.string(), question: z.string(), source: z.string(), licence: z.string(), attribution: z.string(), isExample: z.boolean(),
  phase: z.looseObject({ title: z.string() }),
});

/** What a folder says about itself, or a sentence that says why it cannot be read. `source` overrides where it says it is from. */
export function readAbout(folder: string, source: string | undefined): About | { wrong: string } {
  if (existsSync(join(folder, 'about.json'))) return readOwn(join(folder, 'about.json'), source);
  const { header, rows } = existsSync(join(folder, 'summary.csv')) ? parseCsv(readFileSync(join(folder, 'summary.csv'))) : { header: [], rows: [] };
  const summary = new Map([header, ...rows.map(({ values }) => values)].map(([name = '', value = '']) => [name, value.trim()]));
  const title = summary.get('topic') || 'Imported conversation';
  const url = summary.get('url') ?? '';
  const from = source ?? sources.caseStudies[url] ?? (url || 'an export of Polis whose address is not known');
  return fitted({ title, phaseTitle: title, isExample: false, question: title, purpose: summary.get('conversation-description') ?? '', kind: 'polis', source: from, licence: sources.licence, attribution: sources.attribution.replace('SOURCE', from) });
}

function readOwn(file: string, source: string | undefined): About | { wrong: string } {
  try {
    const about = aboutFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return fitted({ ...about, phaseTitle: about.phase.title, source: source ?? about.source, kind: 'allied' });
  } catch {
    return { wrong: 'about.json is not as this site writes it.' };
  }
}

/** Within what the database takes; cut at the end, never refused for its length. */
export function fitted(about: About): About {
  const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);
  const title = cut(about.title.replace(/\s+/g, ' ').trim(), 150);
  const whole = title.length < 5 ? `Conversation: ${title}` : title;
  const purpose = about.purpose.trim();
  return {
    ...about, title: whole, phaseTitle: cut(about.phaseTitle.trim().length < 3 ? whole : about.phaseTitle.trim(), 150), question: cut(about.question.trim().length < 5 ? whole : about.question.trim(), 400),
    purpose: cut(purpose.length < 10 ? `This conversation was held elsewhere and loaded here: ${whole}` : purpose, 2000), source: cut(about.source, 500), licence: cut(about.licence, 300), attribution: cut(about.attribution, 1500),
  };
}
