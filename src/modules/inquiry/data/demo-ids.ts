/** Ids of examples that tests can walk to. */
export const exampleSnapshotId = '51000000-0000-4000-8000-000000000001';
export const exampleOpenSnapshotId = '51000000-0000-4000-8000-000000000002';
export const examplePriorityId = '51000000-0000-4000-8000-000000000003';
export const exampleStepId = '51000000-0000-4000-8000-000000000004';
export const exampleStoryId = '51000000-0000-4000-8000-000000000005';
