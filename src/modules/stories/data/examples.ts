/** Ids of examples, the same on every installation, so that tests and pictures can name them. */
const id = (end: string) => `7b1d2c66-4f0e-8a51-9c3d-0a5e11c0${end}`;
export const exampleServiceId = id('0001');
export const exampleWishId = id('0002');
export const exampleSelfCareId = id('0003');
export const exampleEventId = id('0004');
export const exampleSchemeId = id('0005');
export const exampleNominationId = id('0006');
export const exampleAskId = id('0007');
export const exampleReplyId = id('0008');
export const exampleThanksId = id('0009');
export const exampleItemId = id('0010');
export const exampleCaseId = id('0011');
