/** The imagined trust's first series, by a fixed id so that walks over every page find it. */
export const exampleSeriesId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a10';

/** The imagined trust's example of a collection. */
export const exampleCollectionId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a12';

/** The imagined trust's example of a file that waits to be loaded. */
export const exampleImportId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a11';

/** The imagined trust's questions about people's experience of care. */
export const exampleExperienceId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a13';

/** The imagined trust's first answered change. */
export const exampleTaskId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a12';

/** The imagined trust's first instrument in use. */
export const exampleOutcomesId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a15';

/** The imagined trust's example of a decision that names its figures. */
export const exampleFigureUseId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a16';
