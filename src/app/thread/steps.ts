import { figure, month, says, saysNot } from './checks.ts';
import type { Step } from './walk.ts';

const conversation = '/conversations/vale-feet';
const series = 'People in rural areas seen within six weeks: Podiatry';
const objective = 'People living in rural areas are seen as soon as everyone else';
const busTheme = 'Clinic times that fit the bus';

/**
 * The thread of the requirements, section 5, with the figures of their worked example. Each stands in stored records of the demo and is
 * worked out by the engines of the site: nothing here reaches a page. Steps are walked by links from few beginnings, as a reader would.
 */
export const threadSteps: readonly Step[] = [
  {
    name: 'Listen', what: 'A conversation asks what would make getting help easier, and the fair ranking puts a late idea first.', visits: [
      { as: 'anyone', open: conversation, checks: [says('The question', 'What would make getting help with your feet, moving and daily life easier where you live?'), says('What is kept of a person', 'We do not ask who you are.')] },
      { follow: ['Read it', 'What came of it'], checks: [figure('The first idea', 'Match clinic times to the bus.', /What all back most (Match clinic times to the bus\.)/), figure('Votes a day of all ideas', '4.41', /votes \+ 3 × (\d\.\d\d)\)/)] },
      { follow: ['Match clinic times to the bus.'], checks: [figure('Support of the late idea, adjusted', '8.14', /Adjusted: .{10,60} = (\d+\.\d\d) a day/), figure('Its votes and days', '60 6.0', /(\d+) backed it in (\d+\.\d) days/)] },
      { open: `${conversation}/themes`, follow: ['More places to park', 'More parking.'], checks: [figure('Support of the early idea, adjusted', '4.23', /Adjusted: .{10,60} = (\d+\.\d\d) a day/), figure('Its votes and days', '84 20.0', /(\d+) backed it in (\d+\.\d) days/)] },
    ],
  },
  {
    name: 'Make sense', what: 'Two coders agree, new codes run out, and the voice of few stays.', visits: [
      { as: 'researcher', open: `${conversation}/saturation`, checks: [
        figure('Words online, as they were coded', '112', /Way Online Settled words (\d+)|Online (\d+)/), figure('Words by phone and on paper', '20', /By phone or on paper (?:Settled words )?(\d+)/),
        figure('Batch 6: share of new codes', '5.7%', /Batch 6 .*?(\d\.\d%)/), figure('Batch 7: share of new codes', '2.9%', /Batch 7 .*?(\d\.\d%)/), figure('Saturation reached with batch', '7', /Saturation was reached with batch (\d)/),
      ] },
      { as: 'anyone', open: `${conversation}/reach`, checks: [says('A group that was heard too little half-way', 'Travelling communities')] },
      { open: `${conversation}/1/results`, checks: [figure('Backers of the theme that one workshop raised', '9', /Theme Help at the livestock market .*?Backed by at least (\d+)|Help at the livestock market Raised mainly by people we heard in person\. (?:\S+ ){1,5}?(9) /)] },
      { follow: [busTheme], checks: [says('Two coders, one of them a peer leader', 'The coders agree well enough to rely on')] },
    ],
  },
  {
    name: 'Respond and challenge', what: 'Podiatrists and support workers answer, and people change the draft in public.', visits: [
      { open: `${conversation}/2`, checks: [figure('Answers of those who work here', '3', /(\d) answers to Clinic times that fit the bus/)] },
      { open: `${conversation}/3`, follow: ['What changed from draft to final'], checks: [
        figure('From', 'A mobile clinic bus', /the first draft (A mobile clinic bus)/), says('Why, for everyone', 'A hall has a level door, a toilet and heating'),
      ] },
      { open: `${conversation}/3`, checks: [figure('To', 'Clinic days in village halls timed with the bus', /Commitment 1, version 2 (Clinic days in village halls timed with the bus)/)] },
    ],
  },
  {
    name: 'Align', what: 'A yearly objective carries it, two steps from the words.', visits: [
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it'], checks: [says('The objective', objective), says('Its main link', 'Mainly: Supporting more equitable access to AHP services'), says('Also', 'AHPs in the right place, at the right time, with the right skills'), says('Its impact check', 'Impact check Done on')] },
      { follow: [busTheme, 'Match clinic times to the bus.'], checks: [says('The words, two steps away', 'Match clinic times to the bus.')] },
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', '2025-26'], checks: [figure('When it was agreed', 'Co-produced so far: planning, design', /(Co-produced so far: planning, design(?:, implementation)?(?:, evaluation)?)/)] },
    ],
  },
  {
    name: 'Where are we', what: 'A team says where it is, and the map lists what it chose.', visits: [
      { follow: ['2026-27', 'snapshot of'], checks: [says('The stage at first', 'Not yet explored'), says('The strength that was found', 'Experienced support workers are trusted in the villages')] },
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', 'cell on the map'], checks: [figure('Cell of foundation 2 and focus 3', objective, /Objectives \(\d\).*?(People living in rural areas are seen as soon as everyone else)/)] },
      { follow: [objective], checks: [says('The priority with its plan to celebrate', 'celebr')] },
    ],
  },
  {
    name: 'Act', what: 'A project with two tests, whose days stand on the chart.', visits: [
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', 'Foot clinics in village halls, timed with the bus'], checks: [says('The first test', 'Test 1: Two hall clinics'), says('The second', 'Test 2: Phone and text booking, foot checks by support workers'), says('Low carbon', 'Low carbon')] },
      { follow: ['All about these figures'], checks: [month('First test on the chart at month', '13', /(\w{3,4} \d{4}) 55 100 55 [^A-Z]*(?:[\w :]*?) Foot clinics in village halls, timed with the bus, test 1/), month('Second test on the chart at month', '15', /(\w{3,4} \d{4}) 61 100 61 (?:[\w .:]*?) Foot clinics in village halls, timed with the bus, test 2/)] },
    ],
  },
  { name: 'People', what: 'Capacity, job plans and rosters.', missing: 'The room for staff, job plans and rosters is not built yet. Nothing of this step is shown.', visits: [] },
  {
    name: 'Measure', what: 'The chart tells a change from chance, and somebody answers.', visits: [
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', series], checks: [
        figure('Mean and limits of 12 months', '50.58 38.98 62.19', /mean (\d+\.\d\d)%; broken lines: limits (\d+\.\d\d)% to (\d+\.\d\d)%/), figure('Months that set the limits', '12', /(\d+) figures from Dec 2024/),
        month('First point above the limit at month', '16', /(\w{3,4} \d{4}) \d+ 100 \d+ 50\.58 38\.98 62\.19 75 Change for the better: above the upper limit/), says('Its answer', 'To the change shown in Mar 2026'), says('The answer to the run', 'To the change shown in May 2026'),
      ] },
      { as: 'service-lead', open: '/quality/responses?state=answered', follow: [series], checks: [month('Run of seven complete at month', '18', /In a run above the centre, Nov 2025 to Sept 2026, complete in (\w{3,4} \d{4})/)] },
      { as: 'service-lead', open: '/quality/responses?state=waiting', follow: [series], checks: [says('What came after waits', 'Due on')] },
      { as: 'anyone', open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', 'did it help?'], checks: [says('Three views side by side', 'AHP')] },
    ],
  },
  {
    name: 'Fair', what: 'The gap has narrowed, and nobody says that it is closed.', visits: [
      { open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', 'The whole loop on one page', 'by rurality'], checks: [
        figure('The gap before', '20.6 14.2 26.9', /It was (\d+\.\d) points \(95% interval (\d+\.\d) to (\d+\.\d)\)/), figure('The gap now', '4.2 −1.6 10.4', /and is (\d+\.\d) points \(95% interval (−?\d+\.\d) to (\d+\.\d)\)/),
        figure('It has narrowed by', '16.3 7.6 25.1', /narrowed by (\d+\.\d) points \(95% interval (\d+\.\d) to (\d+\.\d)\)/), says('What is not said', 'A remaining gap cannot be ruled in or out.'), saysNot('“Closed”', /gap (?:has|is) closed/i),
      ] },
      { open: '/fairness', follow: ['by ethnicity'], checks: [figure('Five people of a travelling community', 'Too few people to show safely', /White, Gypsy or Irish Traveller How many of how many (Too few people to show safely)|White, Gypsy or Irish Traveller (Too few people to show safely)/), saysNot('Their number', /Irish Traveller (?:How many of how many )?\d/)] },
    ],
  },
  { name: 'Greener', what: 'Miles of vans and of people.', missing: 'The room for work that is kind to the planet is not built yet. Nothing of this step is shown.', visits: [] },
  {
    name: 'Share and celebrate', what: 'It is told, thanked for, taken over and answered.', visits: [
      { open: '/case-studies', follow: ['Foot clinics in village halls, timed with the bus'], checks: [figure('Case study with its chart', '50.58', /mean (\d+\.\d\d)%/), says('and the gap', 'Gaps between groups that stand beside it: People seen by podiatry within six weeks'), says('It names', 'Support workers'), figure('Other organisations that took it over', '2', /(\d) other organisations have taken it over/)] },
      { open: '/you-said-we-did', checks: [
        figure('The bus', 'We are doing it', /Clinic times that fit the bus (We are doing it|We have done it|We cannot, and why|Not decided yet)/), figure('Parking', 'We cannot, and why', /More places to park (We are doing it|We have done it|We cannot, and why|Not decided yet)/),
        figure('The theme with nine backers', 'We are doing it', /Help at the livestock market (We are doing it|We have done it|We cannot, and why|Not decided yet)/),
      ] },
      { as: 'peer-leader', open: '/you-said-we-did/letters', follow: ['At the livestock market in spring'], checks: [says('A letter for the host', 'Thank you. You told us what matters to you.')] },
      { as: 'anyone', open: '/professions', follow: ['Podiatrists', 'Foot care in the villages'], checks: [says('Podiatrists now in villages', 'We come to village halls.')] },
      { as: 'trust-lead', open: '/awards', follow: ['The Willow awards', 'panel'], checks: [says('Put forward for an award', 'The support workers of the podiatry team')] },
    ],
  },
  {
    name: 'Round again', what: 'The next conversation opens with what changed, and the loop stands on one page.', visits: [
      { as: 'anyone', open: '/conversations', follow: ['A year on: feet, moving and daily life'], checks: [figure('It opens with', busTheme, /What changed since people told us before.*?(Clinic times that fit the bus)/), says('and asks', 'What is still hard')] },
      { open: '/inquiry/units/vale-podiatry', follow: ['Where we are: a team, 5 October 2026'], checks: [figure('The cell a year later', 'Grown from not yet explored to emerging', /seen as soon as everyone else Stage Emerging Change (Grown from not yet explored to emerging)/)] },
      { as: 'system-lead', open: '/fairness', follow: ['by rural areas and towns'], checks: [figure('The same gap in a neighbouring trust', '18.7', /They are behind by (\d+\.\d) points/), says('Which trust', 'Hillmoor Care Trust')] },
      { open: '/practice-exchange', follow: ['Two trusts with the same gap'], checks: [says('The two are connected', 'now meet each month')] },
      { as: 'anyone', open: `${conversation}/themes`, follow: [busTheme, 'The objective that carries it', 'The whole loop on one page'], checks: [
        says('Words', 'Their words behind “ Clinic times that fit the bus ”'), says('Theme', `The theme ${busTheme}`), says('Objective', `The objective ${objective}`), says('Action', 'Project: Foot clinics in village halls, timed with the bus'),
        says('Measure', series), says('Gap', 'by rurality'), says('Answer', `${busTheme} : We are doing it`),
      ] },
    ],
  },
];
