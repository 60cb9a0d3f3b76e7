/**
 * The progress scale of the Institute for Healthcare Improvement, 0.5 to 5.0: set by the team, never worked out, and never averaged. What is expected at
 * each step is in our own words; the steps and their meaning are those published with Life QI.
 */
export const stages = [
  { score: 0.5, title: 'We want to begin', expected: 'Somebody has said what they want to make better.' },
  { score: 1, title: 'Aim and team', expected: 'The aim says how much and by when, and there is a team.' },
  { score: 1.5, title: 'Planning', expected: 'The team has met, drawn what drives the aim, and chosen measures.' },
  { score: 2, title: 'Busy, no change yet', expected: 'The team learns and counts. No change has been tried.' },
  { score: 2.5, title: 'Changes tried', expected: 'At least one test is done. The figures are as before.' },
  { score: 3, title: 'Some improvement', expected: 'About a fifth of what the aim asks for is reached.' },
  { score: 3.5, title: 'Improvement', expected: 'More than one measure moves the right way, and tests go on.' },
  { score: 4, title: 'Large improvement', expected: 'Half or more of the aim is reached, and the change is used in daily work.' },
  { score: 4.5, title: 'It lasts', expected: 'The better figures have held, and nobody has to push.' },
  { score: 5, title: 'All reached, and it lasts', expected: 'All of the aim is reached and has held, the organisation has changed how it works, and others take it over.' },
] as const;

export const stageScores = stages.map(({ score }) => String(score)) as [string, ...string[]];
export const stageTitle = (score: number | null): string => (score === null ? 'No stage yet' : `${score.toFixed(1)}: ${stages.find((stage) => stage.score === score)?.title ?? ''}`);
