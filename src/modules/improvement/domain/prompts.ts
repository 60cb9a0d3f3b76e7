/** What a team is asked to think of: equality, the four approaches of public health (AHPs Deliver, section 4.1), and carbon. */
export const prompts = [
  { code: 'equality', title: 'Equality', ask: 'Whom could this leave out, or help less? What do you do about it?', group: 'Fair for everyone' },
  { code: 'population', title: 'Population', ask: 'Which people of your area is it for, also those who do not come to you now?', group: 'Four ways of public health' },
  { code: 'data', title: 'Data', ask: 'What do figures and people’s own words tell you about what is needed?', group: 'Four ways of public health' },
  { code: 'prevention', title: 'Prevention', ask: 'How does it help people to stay well, or keep things from getting worse?', group: 'Four ways of public health' },
  { code: 'determinants', title: 'What stands behind health', ask: 'What about work, money, housing or transport? Who could you join up with?', group: 'Four ways of public health' },
  { code: 'carbon', title: 'Low carbon', ask: 'What happens to journeys, supplies and energy? Count what gets more as well as what gets less.', group: 'Kind to the planet' },
] as const;
export type PromptCode = (typeof prompts)[number]['code'];
export const promptCodes = prompts.map(({ code }) => code) as [PromptCode, ...PromptCode[]];
