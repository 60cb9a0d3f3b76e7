// A board report of a usual size, about an imagined trust: the tests and the benchmark of this folder lay it out.
import { bold, bullets, callout, definitions, figure, heading, keyFigures, link, numbered, paragraph, table } from './blocks.ts';
import { drawing } from './drawing.ts';
import type { Block, DocumentModel } from './model.ts';

const priorities = ['People first', 'Right place, right time', 'Evidence and improvement', 'Looking after our people'];
const statuses = ['On track', 'On track', 'Behind', 'Done', 'Not started'];

/** `objectives` objectives spread over four priorities; 60 make about ten pages. */
export function exampleReport(objectives: number): DocumentModel {
  const each = Math.ceil(objectives / priorities.length);
  return {
    title: 'Allied health professions strategy: report to the board',
    subtitle: 'Progress, gaps, decisions and next steps in year three',
    language: 'en-GB',
    organisationLine: 'Vale and Riverside NHS Trust (an imagined trust)',
    attribution: 'Example data made for showing this service. It is about no real organisation.',
    date: '2025-11-27',
    siteAddress: 'https://allied.example.org',
    hasContents: true,
    blocks: [...summary(objectives), ...priorities.flatMap((name, index) => priority(name, index, each)), ...closing()],
  };
}

function summary(objectives: number): Block[] {
  return [
    heading(1, 'Summary'),
    keyFigures([
      { label: 'Objectives this year', value: String(objectives) },
      { label: 'On track or done', value: '60%', note: `${Math.round(objectives * 0.6)} of ${objectives}` },
      { label: 'Behind', value: '12', note: '3 more than in May' },
      { label: 'With no update for 90 days', value: '4' },
    ]),
    paragraph(
      'Most objectives are moving. ', bold('Three need a decision from the board'),
      ': rural clinic hours, the tŷ gobaith rooms and the ŵyl café – each is set out under “Decisions”. The full list is at ',
      link('the strategy’s page', '/strategies/vale-and-riverside'), '.',
    ),
    callout('warning', 'A decision is needed today', 'Agree two more clinic days a week in the north of the county, or say why not.'),
    figure({
      caption: 'Objectives by status', altText: 'On track 24, behind 12, done 12, not started 12.',
      drawing: drawing(statusDrawing), table: table({
        caption: 'The numbers in the figure',
        columns: [{ heading: 'Status' }, { heading: 'Objectives', numeric: true }],
        rows: [['On track', 24], ['Behind', 12], ['Done', 12], ['Not started', 12]],
      }),
    }),
  ];
}

const statusDrawing = `<svg viewBox="0 0 640 96">${[24, 12, 12, 12].map((count, index) =>
  `<rect x="130" y="${index * 24 + 4}" width="${count * 18}" height="16" fill="currentColor" color="#005eb8"/>
   <text x="0" y="${index * 24 + 17}" font-size="14">${['On track', 'Behind', 'Done', 'Not started'][index]}</text>
   <text x="${count * 18 + 138}" y="${index * 24 + 17}" font-size="14">${count}</text>`).join('')}</svg>`;

function priority(name: string, index: number, each: number): Block[] {
  const rows = Array.from({ length: each }, (_, at) => [
    `${index + 1}.${at + 1}`,
    `Offer a first appointment within six weeks to people in rural areas, ${['by phone', 'at home', 'in a library'][at % 3]}`,
    ['Head of physiotherapy', 'Lead dietitian', 'Speech and language lead'][at % 3] ?? null,
    statuses[at % statuses.length] ?? null,
    at % 7 === 6 ? null : 40 + at * 3,
  ]);
  return [
    heading(1, name),
    paragraph(`This priority answers what people told us in the autumn: ${'waiting without word is the hardest part. '.repeat(3)}`),
    table({
      caption: `${name}: objectives and where they stand`,
      columns: [{ heading: 'No.' }, { heading: 'Objective' }, { heading: 'Owner' }, { heading: 'Status' }, { heading: 'Progress, %', numeric: true }],
      rows,
    }),
    heading(2, `What changed: ${name.toLowerCase()}`),
    ...Array.from({ length: 15 }, (_, at) => paragraph(bold(`${index + 1}.${at + 1} `), 'The team tried evening sessions with two practices and kept what worked. '.repeat(4))),
    bullets(['People joined the planning group in March', 'The first test ran in one practice', 'Two more practices start in January']),
  ];
}

function closing(): Block[] {
  return [
    heading(1, 'Decisions and next steps'),
    definitions([
      { term: 'Rural clinic hours', detail: 'Two more days a week from April 2026. Cost and staffing are in the paper of 12 November.' },
      { term: 'Quiet rooms', detail: [{ text: 'Decided on ' }, { text: '3 October', bold: true }, { text: ' with the lived experience panel.' }] },
    ]),
    heading(2, 'Next steps'),
    numbered(['Agree the hours', 'Tell the practices', 'Report back in May 2026']),
    callout('good', 'Celebrated this quarter', 'The hand therapy team’s story was chosen for the national library.'),
  ];
}
