import type { ComponentChildren } from 'preact';

/** What the objectives of a year say about one part of a strategy; drawn inside its box or on its page. */
export type ObjectivesOf = (nodeCode: string, isForPrint?: boolean) => ComponentChildren;

/** Until an organisation publishes an objective for a part, the page says so and invents no stage. */
export const noObjectivesYet: ObjectivesOf = () => <p class="nhsuk-body-s nhsuk-u-margin-bottom-1">Stage: no yearly objective published here yet</p>;
