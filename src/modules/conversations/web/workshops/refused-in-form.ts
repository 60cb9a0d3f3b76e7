// One form kit for all rooms; here somebody else may always have been faster.
export { refusedOrOvertakenInForm as refusedInForm } from '#platform/http';
