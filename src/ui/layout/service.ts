/** The name of the service, on every page and in every title. */
export const serviceName = 'Allied';

/** The colour of the header, also for the browser's own frame around the page. */
export const themeColour = '#00505c';
