import type { PersonId } from "../../domain/ids";
import { defineLoader } from "../../graphql/define-loader";
import { loadAvailable } from "./availability.store";

/** Whether people are available now. */
export const availabilityLoader = defineLoader<PersonId, boolean>(async ({ services }, ids) => {
  const available = new Set(await loadAvailable(services.dataSource, ids));
  return ids.map((id) => available.has(id));
});
