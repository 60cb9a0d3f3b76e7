/** What an answer tells of people, and the tests that attack it. */
export interface Answers {
  what: string;
  /** Files of tests; none where no people are counted. */
  tests: readonly string[];
  /** The addresses, as the rooms write them. */
  addresses: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);

/** Every address that answers a GET, by what it tells of people. A new one has to be put into one of these lists; whoever does looks first whether it counts people. */
export const answersByKind = {
  figures: {
    what: 'Shown figures, and what is judged, drawn, searched and counted out of them. The web cannot read figures as they came.',
    tests: ['test/small-numbers/no-path.test.ts', 'test/small-numbers/editions/editions.test.ts', 'test/small-numbers/answers/hidden-people.test.ts'],
    addresses: list(`
    / /api/v1/gaps/:measure/:unit/:split /api/v1/gaps /api/v1/measures/:code /api/v1/measures /api/v1/search /api/v1/series/:id/result /api/v1/series/:id /api/v1/series
    /api/v1/strategies/:code/report/:year /case-studies.atom /case-studies.json /case-studies.rss /case-studies/:id/card.png /case-studies/:id/card.svg /case-studies/:id/edit /case-studies/:id/quotes
    /case-studies/:id/share /case-studies/:id /case-studies /co-evaluation /embed/you-said-we-did /fairness/actions/:id /fairness/actions /fairness/gaps/:measure/:unit/:split/figures.csv
    /fairness/gaps/:measure/:unit/:split/groups.png /fairness/gaps/:measure/:unit/:split/groups.svg /fairness/gaps/:measure/:unit/:split/report.docx
    /fairness/gaps/:measure/:unit/:split/report.pdf /fairness/gaps/:measure/:unit/:split/trend.png /fairness/gaps/:measure/:unit/:split/trend.svg /fairness/gaps/:measure/:unit/:split
    /fairness/reviews /fairness /improvement/projects/:id/evidence /improvement/projects/:id /inquiry/priorities/:id /inquiry/units/:unit/cells/:foundation/:focus /letters /loop/:objective
    /my-work /news/:kind/:subject /objectives/:id /organisations/:code /quality/decisions/:id/taking-back /quality/decisions /quality/learning /quality/matrix/list.csv /quality/matrix
    /quality/measures/:code /quality/objectives/:id/reviews /quality/questions/:id /quality/questions /quality/responses/:id/owner /quality/responses/:id /quality/responses /quality/reviews
    /quality/series/:id/chart.png /quality/series/:id/chart.svg /quality/series/:id/compare.csv /quality/series/:id/compare /quality/series/:id/decisions /quality/series/:id/definition.csv
    /quality/series/:id/figures.csv /quality/series/:id/figures.json /quality/series/:id/interrogate /quality/series/:id /quality/units/:code /quality/variation/:measure/chart.png
    /quality/variation/:measure/chart.svg /quality/variation/:measure/figures.csv /quality/variation/:measure/figures.json /quality/variation/:measure /quality /regions/:code /regions /search
    /stories /strategies/:code/by-aim /strategies/:code/report/:year.docx /strategies/:code/report/:year.pdf /strategies/:code/report/:year /strategies/:code/years/:year /strategies/:code/years
    /systems/:code/offer /systems/:code /systems /units/:code /weekly-letter /your-week`),
  },
  once: {
    what: 'Told once and kept as it was told: how people find their care, outcomes, waits, ways of being seen.',
    tests: ['test/small-numbers/modes/modes.test.ts', 'test/small-numbers/answers/told-once.test.ts', 'test/small-numbers/answers/hidden-people.test.ts'],
    addresses: list(`
    /quality/experience/:id/answer /quality/experience/:id/print /quality/experience/:id /quality/experience/new /quality/experience /quality/instruments/:code /quality/instruments
    /quality/outcomes/:id/figures.csv /quality/outcomes/:id /quality/outcomes/new /quality/outcomes /quality/units/:code/remote /quality/waits`),
  },
  voices: {
    what: 'What three kinds of people say of an objective.',
    tests: ['test/small-numbers/answers/voices.test.ts', 'test/small-numbers/answers/hidden-people.test.ts'],
    addresses: list(`
    /quality/objectives/:id/co-evaluation/answer /quality/objectives/:id/co-evaluation/entry /quality/objectives/:id/co-evaluation/print /quality/objectives/:id/co-evaluation/words
    /quality/objectives/:id/co-evaluation`),
  },
  joining: {
    what: 'People’s own snapshots and what places send up, counted once from eight on.',
    tests: ['src/modules/inquiry/inquiry.test.ts', 'test/small-numbers/answers/eights.test.ts', 'test/small-numbers/answers/hidden-people.test.ts'],
    addresses: list(`
    /inquiry/own /inquiry/snapshots/:id/dated-steps /inquiry/snapshots/:id/discussions /inquiry/snapshots/:id/evidence /inquiry/snapshots/:id/phases /inquiry/snapshots/:id/priorities
    /inquiry/snapshots/:id/sign-off /inquiry/snapshots/:id/steps/:step /inquiry/snapshots/:id /inquiry/units/:unit/spread /inquiry/units/:unit`),
  },
  steps: {
    what: 'People in full eights or tens, from eight on, or protected as one table.',
    tests: ['test/small-numbers/answers/eights.test.ts', 'src/modules/improvement/domain/research/protected.test.ts', 'test/small-numbers/answers/hidden-people.test.ts'],
    addresses: list(`
    /api/v1/sessions/:id /api/v1/sessions /awards/fairness /events/:id /improvement/confidence/:id /improvement/confidence /improvement/my-part/:id /improvement/my-part
    /improvement/projects/:id/adoption /improvement/questions/:id /improvement/questions/ask /improvement/questions/print /improvement/questions/yours /improvement/questions
    /improvement/prevention/:id /improvement/prevention /improvement/research-active /improvement/studies/:id /improvement/studies /improvement/support /improvement /organisations/:code/professions /professions/keeping /sessions/:id`),
  },
  conversations: {
    what: 'What people say, vote and are, heard anonymously (docs/threats/conversations.md).',
    tests: ['test/anonymity/attacks.test.ts', 'test/anonymity/results.test.ts', 'test/anonymity/reach.test.ts', 'test/anonymity/workshops.test.ts', 'test/anonymity/matters.test.ts', 'test/anonymity/open-data.test.ts'],
    addresses: list(`
    /api/v1/conversations/:code/phases/:position/contributions /api/v1/conversations/:code/phases/:position/decisions /api/v1/conversations/:code/phases/:position/results/contributions
    /api/v1/conversations/:code/phases/:position/results /api/v1/conversations/:code /api/v1/conversations /challenges/:id/outcome /codes/:id /coding/:id/agreement /coding/:id/reconciliation
    /coding/:id /conversations/:code/:position/about-you/print /conversations/:code/:position/about-you /conversations/:code/:position/answers /conversations/:code/:position/changes
    /conversations/:code/:position/decisions.csv /conversations/:code/:position/decisions /conversations/:code/:position/entry/about-you /conversations/:code/:position/entry/votes
    /conversations/:code/:position/entry/words /conversations/:code/:position/groups /conversations/:code/:position/ideas/:id/follow /conversations/:code/:position/ideas/:id
    /conversations/:code/:position/ideas/new /conversations/:code/:position/in-person /conversations/:code/:position/invitation /conversations/:code/:position/open-data.zip
    /conversations/:code/:position/print/facilitator /conversations/:code/:position/print/poster /conversations/:code/:position/print/votes /conversations/:code/:position/print
    /conversations/:code/:position/results /conversations/:code/:position/statements/:number /conversations/:code/:position/young /conversations/:code/:position
    /conversations/:code/codes/book.csv /conversations/:code/codes/book /conversations/:code/codes/none /conversations/:code/codes /conversations/:code/coding /conversations/:code/follow
    /conversations/:code/memos /conversations/:code/open-data /conversations/:code/reach /conversations/:code/report.docx /conversations/:code/report.pdf /conversations/:code/report
    /conversations/:code/saturation /conversations/:code/stories /conversations/:code/themes/new /conversations/:code/themes /conversations/:code/who-to-hear /conversations/:code /conversations
    /following/letters /get-involved/:organisation/print /get-involved/:organisation /get-involved /invitation-plans/:id/doing /moderation/:id/taking-down /moderation/appeals /moderation/merged
    /moderation /organisations/:code/conversations/new /organisations/:code/conversations/templates/:template /organisations/:code/conversations /organisations/:code/involvement
    /organisations/:code/partner-groups /organisations/:code/peer-leaders /organisations/:code/what-matters/answers /organisations/:code/what-matters/changes
    /organisations/:code/what-matters/coding /organisations/:code/what-matters/entry /organisations/:code/what-matters/print /organisations/:code/what-matters/themes
    /organisations/:code/what-matters /organisations/:code/workshops/new /organisations/:code/workshops /phases/:id/answers /phases/:id/duty /phases/:id/heard /phases/:id/invitations
    /phases/:id/languages /phases/:id/plan /phases/:id/reach/questions /phases/:id/reach/targets /phases/:id/reach /phases/:id/sign-off /phases/:id/statements /statements/:id/keeping
    /take-part/form /take-part /themes/:id/answer /themes/:id/keeping /themes/:id /what-matters/:id /what-matters /words/:id/answer /words/:id/translations /workshops/:id/correction
    /workshops/:id/hands /workshops/:id/notes /workshops/:id/people /workshops/:id/print /workshops/:id/settlement /workshops/:id/words /workshops/:id /you-said-we-did.atom /you-said-we-did.json /you-said-we-did.rss
    /you-said-we-did/letters/:id /you-said-we-did/letters /you-said-we-did /your-answer /your-words`),
  },
  holders: {
    what: 'For those who hold the list or the file anyway: their own figures as they loaded them, their own people, their own account.',
    tests: ['test/architecture/route-walk.test.ts'],
    addresses: list(`
    /access-review /account-ended /account/erasure /account/export /account /api/v1/organisations/:code/export /events/places /fairness/areas /improvement/digital /improvement/imports
    /organisations/:code/export.json /organisations/:code/export.zip /people/invite /people /quality/collections/:id /quality/collections/new /quality/collections
    /quality/imports/:id/bad-rows.csv /quality/imports/:id/rows/:line /quality/imports/:id /quality/imports /quality/measures/:code/working-out /quality/own-measures/:code/change
    /quality/own-measures/new /quality/series/:id/corrections /quality/series/:id/judging/:kind /quality/series/:id/judging /sessions/:id/absences/:absence/removal /sessions/:id/absences
    /sessions/:id/attendance /sessions/:id/edit /sessions/:id/publication /sessions/:id/sheets /sessions/:id/tables/:table /sessions/:id/themes/:theme/objective
    /sessions/:id/themes/:theme/removal /sessions/:id/themes/:theme /sessions/:id/themes /sessions/:id/withdrawal`),
  },
  none: {
    what: 'No count of people. Numbers here count objectives, projects, titles and other things, or were typed as words.',
    tests: [],
    addresses: list(`
    /about /accessibility /api/openapi.json /api/v1/coverage /api/v1/glossary/:code /api/v1/glossary /api/v1/objectives/:id/actions /api/v1/objectives/:id/closing
    /api/v1/objectives/:id/decisions /api/v1/objectives/:id/history /api/v1/objectives/:id/impact-checks /api/v1/objectives/:id/milestones /api/v1/objectives/:id/parents
    /api/v1/objectives/:id/partners /api/v1/objectives/:id/partnership /api/v1/objectives/:id/progress /api/v1/objectives/:id/publication /api/v1/objectives/:id/tags
    /api/v1/objectives/:id/wording /api/v1/objectives/:id /api/v1/objectives /api/v1/organisations/:code /api/v1/organisations /api/v1/professions /api/v1/sources/:code /api/v1/sources
    /api/v1/strategies/:code/alignments/:from/:to /api/v1/strategies/:code/alignments /api/v1/strategies/:code/comments /api/v1/strategies/:code/history
    /api/v1/strategies/:code/nodes/:node/wording /api/v1/strategies/:code/nodes/:node /api/v1/strategies/:code/nodes /api/v1/strategies/:code/overlap /api/v1/strategies/:code/state
    /api/v1/strategies/:code/versions /api/v1/strategies/:code /api/v1/strategies /api/v1/units/:code /api/v1/units /api/v1/workstreams/:id/wording /api/v1/workstreams/:id /api/v1/workstreams
    /api /awards/:id/entry /awards/:id/nominate /awards/:id/panel /awards/:id/print /awards/:id /awards/new /awards /careers /case-studies/new /case-studies/waiting /co-design /co-implementation
    /co-planning /cookies /coverage /demo /easy-read/pages/:page /easy-read /events.ics /events/:id/edit /events/:id/event.ics /events/:id/print /events/new /events /fairness/core20plus5
    /fairness/focused-activities/:id /fairness/focused-activities /fairness/groups /fairness/priority-groups/:id /glossary/reports /glossary/term/:code/edit /glossary/term/:code/entry
    /glossary/term/:code/print /glossary/term/:code /glossary /health/live /health/ready /help/print /help /improvement/barriers/:id /improvement/barriers/print /improvement/barriers
    /improvement/coaches /improvement/coverage /improvement/evidence-gaps /improvement/evidence-requests /improvement/evidence/:id /improvement/evidence /improvement/funder-questions/:id
    /improvement/funder-questions /improvement/guidance-register/:id /improvement/guidance-register /improvement/guidance /improvement/invitations/:token /improvement/learning-log/:id
    /improvement/learning-log /improvement/learning-reviews/:id /improvement/learning-reviews /improvement/learning /improvement/notes/:id /improvement/notes /improvement/openings/:id
    /improvement/openings /improvement/outputs/:id /improvement/outputs /improvement/pathways/:id/steps/:step /improvement/pathways/:id /improvement/pathways
    /improvement/projects/:id/cycles/:cycle /improvement/projects/:id/drivers/picture.png /improvement/projects/:id/drivers/picture.svg /improvement/projects/:id/taking-part /improvement/projects/new
    /improvement/research-partners/:id /improvement/research-partners /improvement/research-visions/:vision /improvement/research-visions /improvement/role-models /improvement/tools/:id /improvement/tools
    /inquiry/past/:strategy/:achievement /inquiry/past/:strategy /inquiry/past /inquiry/questions/:code/file.yaml /inquiry/questions/:code/print /inquiry/questions/:code /inquiry/questions
    /inquiry/stories /inquiry/units/:unit/priorities /inquiry/units/:unit/snapshots /inquiry /invitations/:token /library/:id/edit /library/:id /library/new /library /mail-list/joining/:token
    /mail-list/leaving/:token /memberships/:id /my-invitations /nominations/:id /objectives/:id/actions/:part/ending /objectives/:id/actions /objectives/:id/closing /objectives/:id/decisions
    /objectives/:id/easy-read /objectives/:id/history.atom /objectives/:id/history /objectives/:id/impact-check/new /objectives/:id/impact-check /objectives/:id/milestones/:part/reached
    /objectives/:id/milestones /objectives/:id/nothing-changed /objectives/:id/owner /objectives/:id/parents/:part/ending /objectives/:id/parents /objectives/:id/partners
    /objectives/:id/partnership/:part/taking-back /objectives/:id/partnership /objectives/:id/progress-for-owner /objectives/:id/progress /objectives/:id/publication /objectives/:id/tags
    /objectives/:id/wording /objectives/new /organisations/:code/edit /organisations/:code/objectives /organisations /outbox /partners/:id/edit /partners/:id /partners/new /partners
    /passkeys/ceremony.js /passkeys/page.js /practice-exchange/:id /practice-exchange/new /practice-exchange /privacy /professions/:profession/careers /professions/:profession
    /professions/compare /professions /quality/objectives/:id/reviews/new /self-care/:id/edit /self-care/:id /self-care/new /self-care /service-wishes/:id /services/:id/edit /services/:id
    /services/new /services /sessions/new /sessions /sign-in/link /sign-in/oidc/callback /sign-in/sent /sign-in /site-reports /sources/:code /sources /stated-figures
    /strategies/:code/alignment.csv /strategies/:code/alignment /strategies/:code/comments/entry /strategies/:code/comments/print /strategies/:code/comments/review /strategies/:code/comments
    /strategies/:code/easy-read /strategies/:code/history.atom /strategies/:code/history /strategies/:code/links/:from/:to /strategies/:code/nodes/:node/easy-read
    /strategies/:code/nodes/:node/edit /strategies/:code/nodes/:node/links/new /strategies/:code/nodes/:node /strategies/:code/numbers /strategies/:code/overlap /strategies/:code/print
    /strategies/:code/achievements /strategies/:code/promises /strategies/:code/state /strategies/:code/timeline /strategies/:code/versions /strategies/:code /strategies/import /strategies /thanks/entry /thanks/new
    /thanks/print /thanks/reading /thanks /tokens /units/:code/edit /units/:code/move /units/:code/new-team /updates/:token /who-can-help /workstreams/:id/edit /workstreams/:id /workstreams/new
    /workstreams`),
  },
} as const satisfies Readonly<Record<string, Answers>>;
