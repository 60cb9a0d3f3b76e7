/** Ids of examples, the same on every installation, so that tests and pictures can name them. */
export const exampleActionId = '5d9f0a34-7c2e-8b10-9a41-3e6f8c0d2b71';
export const examplePriorityId = '5d9f0a34-7c2e-8b10-9a41-3e6f8c0d2b72';
export const exampleActivityId = '5d9f0a34-7c2e-8b10-9a41-3e6f8c0d2b74';
export const exampleLookupId = '5d9f0a34-7c2e-8b10-9a41-3e6f8c0d2b73';
