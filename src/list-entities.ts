import { CaseEntity } from "./features/cases/case.entity";
import { CaseRelationEntity } from "./features/cases/case-relation.entity";
import { AccountEntity } from "./features/customers/account.entity";
import { CategoryEntity } from "./features/customers/category.entity";
import { ContactEntity } from "./features/customers/contact.entity";
import { HandoffBriefEntity } from "./features/ownership/handoff-brief.entity";
import { OwnershipEntity } from "./features/ownership/ownership.entity";
import { TransferOfferEntity } from "./features/ownership/transfer-offer.entity";
import { AuthorityLevelEntity } from "./features/people/authority-level.entity";
import { PersonEntity } from "./features/people/person.entity";
import { TeamEntity } from "./features/people/team.entity";
import { TeamMembershipEntity } from "./features/people/team-membership.entity";

/** Every table that has an entity, lowest feature first. */
export const entities = [
  AuthorityLevelEntity,
  PersonEntity,
  TeamMembershipEntity,
  TeamEntity,
  AccountEntity,
  CategoryEntity,
  ContactEntity,
  CaseRelationEntity,
  CaseEntity,
  HandoffBriefEntity,
  OwnershipEntity,
  TransferOfferEntity,
];
