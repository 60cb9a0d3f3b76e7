import { formatDay, londonDay, type Day } from '#platform/clock';
import { bullets, callout, definitions, documentFile, drawing, figure, heading, paragraph, table, type Block, type DocumentFormat, type DocumentModel, type TableBlock } from '#platform/documents';
import type { Handler } from '#platform/http';
import { periodName, type SplitFigures } from '#modules/quality';
import { chartPicture, GapDrawing, gapTrendTable, GapTrendDrawing, type ChartTable } from '#ui/charts';
import { actionKindTitle } from '../../domain/action-kinds.ts';
import { clearGaps, type GapView } from '../../domain/gap-view.ts';
import { actionsOn, type GapAction } from '../../queries/around-gaps.ts';
import { limitWords, numberWords, pointWords } from '../words.ts';
import { fileName, gapHref } from './addresses.ts';
import { groupsDrawn, trendDrawn } from './gap-charts.tsx';
import { gapsAsked, sourceOf } from './gap-page.tsx';
import { cellsOf, notKnownSentence, partlySentence } from './groups-table.tsx';
import { inShort, NO_EARLIER, NO_GAP } from './in-short.ts';

/** The page of a gap to take along: the same shown figures, groups and times. */
export const gapReport = (format: DocumentFormat): Handler => async (ctx) => {
  const { split, view } = await gapsAsked(ctx);
  const actions = await ctx.read((tx) => actionsOn(tx, [split]));
  return documentFile(gapDocument({ split, view, actions, on: londonDay(ctx.now), siteAddress: ctx.config.baseUrl }), { name: fileName(split), format });
};

interface Reported {
  split: SplitFigures;
  view: GapView | null;
  actions: readonly GapAction[];
  on: Day;
  siteAddress: string;
}

function gapDocument({ split, view, actions, on, siteAddress }: Reported): DocumentModel {
  const by = split.characteristics.map(({ name }) => name).join(' and ');
  return {
    title: split.measure, subtitle: `${by}: ${split.unit}`, language: 'en-GB', date: on, siteAddress, attribution: `${split.definition.source}. Figures about too few people are not shown.`,
    organisationLine: split.isExample ? `${split.organisation}. An example: these figures are made up.` : split.organisation,
    blocks: [
      ...(view ? gapBlocks(split, view) : [paragraph('No figures have come in yet.')]), heading(1, 'What is done about it'), ...actionBlocks(split, actions, view !== null && clearGaps(view).length > 0),
      heading(1, 'What is counted'), definitions([
        { term: 'On top', detail: split.definition.numerator }, ...(split.definition.denominator === null ? [] : [{ term: 'Below', detail: split.definition.denominator }]), { term: 'Source', detail: sourceOf(split) }, { term: 'On this site', detail: [{ text: 'The page with these figures', href: gapHref(split) }] },
      ]),
    ],
  };
}

function gapBlocks(split: SplitFigures, view: GapView): Block[] {
  const short = inShort(split, view);
  const trend = trendDrawn({ split, view, source: sourceOf(split) });
  const groups = groupsDrawn({ split, view, source: sourceOf(split) });
  return [
    callout('note', 'In short', short ? `${short.group}, ${short.counts} ${short.gap} ${short.change ? `${short.change.heading}. ${short.change.sentences.join(' ')}` : NO_EARLIER}` : NO_GAP),
    heading(1, `Each group in ${periodName(view.now.from, view.step)}`),
    figure({
      caption: 'Every group with its 95% interval', altText: `The same figures stand in the table: ${split.measure} for each group.`, table: groupTable(split, view, ['count', 'rate']),
      drawing: drawing(chartPicture(groups.frame, (widthPx) => <GapDrawing frame={groups.frame} {...groups.gap} widthPx={widthPx} />)),
    }),
    groupTable(split, view, ['gap', 'ratio', 'people']), paragraph(`${notKnownSentence(view)} ${partlySentence(view)}`.trim()),
    ...(trend ? [heading(1, 'The gap over time'), figure({
      caption: trend.frame.title, altText: 'The same figures stand in the table.', table: ofChart(trend.frame.title, gapTrendTable(trend.trend)),
      drawing: drawing(chartPicture(trend.frame, (widthPx) => <GapTrendDrawing frame={trend.frame} {...trend.trend} widthPx={widthPx} />)),
    })] : []),
    ...slopeBlocks(split, view),
  ];
}

/** Two tables of few columns: a page of paper is narrower than a screen. */
function groupTable({ definition, characteristics }: SplitFigures, view: GapView, keys: readonly string[]): TableBlock {
  const columns = cellsOf(definition).filter(({ key }) => keys.includes(key));
  return table({
    caption: `${keys.includes('rate') ? 'Each group' : 'How far each group is behind'} in ${periodName(view.now.from, view.step)}`,
    columns: [{ heading: characteristics.map(({ name }) => name).join(' and ') }, ...columns.map(({ head }) => ({ heading: head, numeric: true }))],
    rows: view.rows.map((row) => [row.group.name, ...columns.map(({ words }) => words(row))]),
  });
}

const ofChart = (caption: string, { columns, rows }: ChartTable): TableBlock => table({ caption, columns, rows });

function slopeBlocks({ definition }: SplitFigures, { slope }: GapView): Block[] {
  if (!slope) return [];
  return [heading(1, 'From one end to the other'), 'why' in slope ? paragraph(slope.why) : bullets([
    `Slope index of inequality: ${pointWords(slope.slope.value, definition)} (95% interval ${limitWords(slope.slope)})`,
    `Relative index of inequality: ${slope.relative ? `${numberWords(slope.relative.value, 2)} (95% interval ${limitWords(slope.relative, 2)})` : 'cannot be given'}`,
  ])];
}

function actionBlocks(split: SplitFigures, actions: readonly GapAction[], hasClearGap: boolean): Block[] {
  const open = actions.some(({ endedOn }) => endedOn === null);
  return [
    ...(open ? [] : [paragraph(hasClearGap ? 'A gap without an action: nobody has said yet what is done about it.' : 'No action is open.')]),
    ...(actions.length === 0 ? [] : [bullets(actions.map((action) => actionWords(split, action)))]),
  ];
}

function actionWords({ groups }: SplitFigures, { what, kind, groupCode, expectedEffect, ownerRole, dueOn, endedOn, outcome, outcomeWords }: GapAction): string {
  const group = groups.find(({ code }) => code === groupCode)?.name;
  return `${what}. ${actionKindTitle(kind)}${group ? `, for: ${group}` : ''}. Expected: ${expectedEffect}. ${ownerRole}, ${endedOn ? `${outcome === 'done' ? 'done' : 'stopped'} on ${formatDay(endedOn)}: ${outcomeWords}` : `due on ${formatDay(dueOn)}`}`;
}
