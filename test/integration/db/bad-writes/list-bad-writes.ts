import { badWritesOfAbsence } from "./of-absence";
import { badWritesOfCases } from "./of-cases";
import { badWritesOfCollaboration } from "./of-collaboration";
import { badWritesOfConversation } from "./of-conversation";
import { badWritesOfCustomers } from "./of-customers";
import { badWritesOfLog } from "./of-log";
import { badWritesOfNotifications } from "./of-notifications";
import { badWritesOfOwnership } from "./of-ownership";
import { badWritesOfPeople } from "./of-people";
import { badWritesOfServiceAccounts } from "./of-service-accounts";
import type { BadWrites, ThereIs } from "./there-is";

/** One bad write for each named constraint of the whole schema; a name that several tables use is told with its table. */
export function badWrites(there: ThereIs): BadWrites {
  return {
    ...badWritesOfPeople(there),
    ...badWritesOfCustomers(there),
    ...badWritesOfLog(there),
    ...badWritesOfCases(there),
    ...badWritesOfOwnership(there),
    ...badWritesOfCollaboration(there),
    ...badWritesOfConversation(there),
    ...badWritesOfAbsence(there),
    ...badWritesOfServiceAccounts(),
    ...badWritesOfNotifications(there),
  };
}
