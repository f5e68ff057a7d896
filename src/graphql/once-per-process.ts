import type { Services } from "./context";

/** Defines something that all operations of one process share, made when it is first asked for. */
export function oncePerProcess<Thing>(make: (services: Services) => Thing): (services: Services) => Thing {
  const made = new WeakMap<Services, Thing>();
  return (services) => {
    const known = made.get(services);
    if (known !== undefined) return known;
    const thing = make(services);
    made.set(services, thing);
    return thing;
  };
}
