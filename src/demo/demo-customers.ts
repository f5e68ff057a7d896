import type { AccountTier } from "../domain/case-facts";
import type { FirstName } from "./demo-people";

/** A customer of the demo desk, with who looks after them and the people there. */
export interface DemoAccount {
  tier: AccountTier;
  /** Days from the seeding to the renewal; `null` where nothing renews. */
  renewsInDays: number | null;
  successManager: FirstName | null;
  accountManager: FirstName | null;
  cover: readonly FirstName[];
  contacts: readonly { name: string; email: string }[];
}

const contact = (name: string, email: string) => ({ name, email });
const lookedAfter = { successManager: "Grace", accountManager: "Noor", cover: ["Farid"] } as const;
const nobody = { successManager: null, accountManager: null, cover: [] } as const;

/** The customers of the demo desk, two of each account tier; two of them renew soon. */
export const ACCOUNTS = {
  "Harbor Coffee Roasters": {
    tier: "STANDARD",
    renewsInDays: null,
    ...nobody,
    contacts: [contact("Rosa Marin", "rosa@harborcoffee.example")],
  },
  "Lumen Yoga": { tier: "STANDARD", renewsInDays: 300, ...nobody, contacts: [contact("Yuki Arden", "yuki@lumenyoga.example")] },
  "Brightside Dental": {
    tier: "BUSINESS",
    renewsInDays: 75,
    successManager: "Grace",
    accountManager: null,
    cover: [],
    contacts: [contact("Tom Becker", "tom@brightside.example"), contact("Lena Fox", "lena@brightside.example")],
  },
  "Atlas Cycling": {
    tier: "BUSINESS",
    renewsInDays: 10,
    successManager: "Grace",
    accountManager: "Noor",
    cover: [],
    contacts: [contact("Marco Bianchi", "marco@atlascycling.example")],
  },
  "Norrland Freight": {
    tier: "ENTERPRISE",
    renewsInDays: 21,
    ...lookedAfter,
    contacts: [contact("Sven Åkesson", "sven@norrland.example"), contact("Maja Holm", "maja@norrland.example")],
  },
  "Meridian Health": {
    tier: "ENTERPRISE",
    renewsInDays: 120,
    ...lookedAfter,
    contacts: [contact("Dr. Amara Diallo", "amara@meridian.example")],
  },
  "Aurora Films": {
    tier: "VIP",
    renewsInDays: 45,
    successManager: "Grace",
    accountManager: "Olivia",
    cover: ["Farid", "Noor"],
    contacts: [contact("Celeste Park", "celeste@aurorafilms.example")],
  },
  "Solstice Hotels": {
    tier: "VIP",
    renewsInDays: 200,
    successManager: "Grace",
    accountManager: "Olivia",
    cover: ["Farid"],
    contacts: [contact("Viktor Lang", "viktor@solstice.example")],
  },
} as const satisfies Record<string, DemoAccount>;

/** Somebody who writes to the desk and belongs to no account. */
export const LONE_CONTACT = contact("Sam Rivera", "sam.rivera@mail.example");

/** The name of a person at a customer of the demo desk. */
export type ContactName = (typeof ACCOUNTS)[keyof typeof ACCOUNTS]["contacts"][number]["name"];
