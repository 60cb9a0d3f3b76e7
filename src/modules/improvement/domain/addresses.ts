export const projectHref = (id: string): string => `/improvement/projects/${id}`;
