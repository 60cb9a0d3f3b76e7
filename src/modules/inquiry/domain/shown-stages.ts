import { analyseProtect } from '#engines/protect';
import { stageAnswers } from './stages.ts';

/** Of one question: how many people at each stage, and how many gave no answer, as far as it may be shown beside the total. */
export function shownStages(counts: ReadonlyMap<string, number>, people: number): { stage: string; shown: number | null }[] {
  const answered = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const cells: { key: { stage: string }; count: number }[] = [...stageAnswers.map((stage) => ({ key: { stage }, count: counts.get(stage) ?? 0 })), { key: { stage: 'none' }, count: people - answered }];
  const protectedCells = analyseProtect({ policy: 'allied', dimensions: ['stage'], cells: [...cells, { key: {}, count: people }] }).cells;
  return cells.map(({ key: { stage } }) => {
    const cell = protectedCells.find((each) => each.key?.['stage'] === stage);
    return { stage, shown: cell && 'shown' in cell ? cell.shown : null };
  });
}
