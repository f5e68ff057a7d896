export { type Action, GRANTS } from "./grants";
export { mayOnCase, roleMayEver } from "./may";
export { mayReadNotes, SCOPE_GRANTS, tellNeededScope } from "./scopes";
export { maySeeEvent } from "./see-event";
export {
  CASE_RELATIONS,
  type CaseRelation,
  type CaseStanding,
  type CaseTies,
  holdsContact,
  maySee,
  RACI_ROLES,
  type RaciRole,
  standingOf,
} from "./standing";
export { mayOwn, OWNER_ROLES, PERSON_ROLES, type PersonRole, type PersonStanding, SCOPES, type Scope } from "./viewer";
