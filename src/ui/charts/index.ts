// FRONT DOOR of charts. Each chart comes three ways: the whole figure for a page, its drawing alone (with a fixed width,
// for documents), and its numbers as a table. Drawings and tables are made of the same numbers.
export type { ChartCell, ChartFrame, ChartTable } from './figure.tsx';
export { Figure } from './figure.tsx';
export { BarChart, BarDrawing, barTable, type Bar, type Bars } from './bar-chart.tsx';
export { LineChart, LineDrawing } from './line-chart.tsx';
export { lineTable, type Lines, type Series } from './line-words.ts';
export { StackedCounts, StackedDrawing, stackedTable, type StackedParts } from './stacked-counts.tsx';
export { TimelineYears, TimelineDrawing, timelineTable, type Timeline, type TimelineItem, type TimelineState } from './timeline-years.tsx';
export { LinkDiagram, LinkDrawing, linkTable, type LinkEnd, type Links, type LinkStrength } from './link-diagram.tsx';
export { TreeDiagram, TreeDrawing, treeTable, type Tree } from './tree-diagram.tsx';
export { type TreeNode } from './tree-layout.ts';
export { GroupMap, GroupDrawing, groupTable, type Groups, type MapGroup } from './group-map.tsx';
export { ControlChart, ControlDrawing } from './control-chart.tsx';
export { SmallChart, SmallCharts, SmallDrawing } from './small-chart.tsx';
export { FunnelChart, FunnelDrawing } from './funnel-chart.tsx';
export { funnelTable, type Funnel, type FunnelCurvePoint, type FunnelPoint } from './funnel-words.ts';
export { GapChart, GapDrawing } from './gap-chart.tsx';
export { GapTrendChart, GapTrendDrawing } from './gap-trend-chart.tsx';
export { gapTable, gapTrendTable, type Gap, type GapGroup, type GapPeriod, type GapTrend } from './gap-words.ts';
export { controlTable, kindWords, type Control, type ControlKind, type ControlPoint } from './control-words.ts';
export { AssuranceIcon, VariationIcon, type AssuranceState, type VariationState } from './judgement-icons.tsx';
export { chartPicture } from './picture.tsx';
export { narrowPx, widePx } from './svg.tsx';
export { textWidthPx, wrapText } from './text-width.ts';
