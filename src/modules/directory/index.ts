export { viewerBySession, viewerByToken } from './queries/viewer.ts';
export { organisationByCode, organisationList, organisationsById, type OrganisationFilter, type OrganisationLine } from './queries/organisations.ts';
export { parentsOf, unitPath, unitsBelow, type ParentLine, type UnitLine } from './queries/units.ts';
export { countByRoleGroup, peopleOfOrganisation, personName, type PersonLine } from './queries/people.ts';
export { personas, type Persona } from './queries/personas.ts';
export { everyMember, roles, strategyLeads, type Role } from './domain/roles.ts';
export { levels, levelTitles, membershipGroups, roleGroups, settings, titleOf, type Level, type RoleGroup } from './domain/role-groups.ts';
export { professionOf, professions, type Profession } from './domain/professions.ts';
export { readOdsCode } from './domain/ods-code.ts';
