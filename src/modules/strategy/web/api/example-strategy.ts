/** The smallest whole strategy file: the page for programs shows it, and a test loads it. */
export const exampleStrategyFile = `format: allied-strategy/1
example: true
code: small-plan
title: A small plan that shows the form of the file
shortTitle: Small plan
publisher: Vale and Riverside (imagined trust)
published: 2026-04
period: { start: 2026, end: 2029 }
reference: null
status: check and challenge
attribution: Vale and Riverside, an imagined trust, 2026. An example.
licence: Written for this site. You may use it under the Creative Commons Attribution 4.0 licence.
parents: []

nodes:
  - code: small-plan.p1
    type: principle
    title: Nothing about people without them
`;
