/** Ids of the imagined trust's examples, the same on every installation, so that walks over every page and pictures can name them. */
export const exampleProjectId = '3c8e1b70-52d4-8a10-b6f2-9d0e4a7c5101';
export const exampleStoppedId = '3c8e1b70-52d4-8a10-b6f2-9d0e4a7c5102';
export const exampleCycleId = '3c8e1b70-52d4-8a10-b6f2-9d0e4a7c5111';
export const exampleMyPartId = '3c8e1b70-52d4-8a10-b6f2-9d0e4a7c5121';
export const exampleNoteId = '3c8e1b70-52d4-8a10-b6f2-9d0e4a7c5131';
