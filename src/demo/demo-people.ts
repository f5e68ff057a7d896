import type { OwnershipModel } from "../domain/case-facts";
import type { PersonRole } from "../domain/permissions";

/** The people whose tokens a first start prints: one who owns, one who leads, one who administers. */
export const DEMO_PEOPLE = [
  { name: "Ana", email: "ana@desk.example", why: "agent of Frontline, with cases of her own and an offer to answer" },
  { name: "Chloé", email: "chloe@desk.example", why: "lead of Frontline and steward of its queue" },
  { name: "Hiro", email: "hiro@desk.example", why: "admin" },
] as const;

/** The ladder of authority, lowest rung first. */
export const LEVELS = [
  { key: "AGENT", name: "Agent", rank: 1 },
  { key: "SENIOR_AGENT", name: "Senior agent", rank: 2 },
  { key: "LEAD", name: "Lead", rank: 3 },
  { key: "MANAGER", name: "Manager", rank: 4 },
  { key: "DIRECTOR", name: "Director", rank: 5 },
] as const;

/** Somebody who works at the demo desk; the stories call them by their first name. */
export interface DemoPerson {
  name: string;
  email: string;
  roles: readonly PersonRole[];
  level: (typeof LEVELS)[number]["key"];
  timeZone: string;
  external?: true;
}

/** Everybody who works at the demo desk, by first name. */
export const PEOPLE = {
  Ana: { name: "Ana Ferreira", email: "ana@desk.example", roles: ["AGENT"], level: "AGENT", timeZone: "Europe/Lisbon" },
  Ben: { name: "Ben Okafor", email: "ben@desk.example", roles: ["AGENT"], level: "SENIOR_AGENT", timeZone: "Africa/Lagos" },
  Chloé: { name: "Chloé Laurent", email: "chloe@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "LEAD", timeZone: "Europe/Paris" },
  Dmitri: {
    name: "Dmitri Sokolov",
    email: "dmitri@evergreen.example",
    roles: ["AGENT"],
    level: "AGENT",
    timeZone: "Europe/Belgrade",
    external: true,
  },
  Emma: {
    name: "Emma Lindqvist",
    email: "emma@evergreen.example",
    roles: ["AGENT", "TEAM_LEAD"],
    level: "SENIOR_AGENT",
    timeZone: "Europe/Stockholm",
    external: true,
  },
  Farid: { name: "Farid Haddad", email: "farid@desk.example", roles: ["ESCALATION_MANAGER"], level: "MANAGER", timeZone: "Asia/Dubai" },
  Grace: { name: "Grace Kim", email: "grace@desk.example", roles: ["CUSTOMER_SUCCESS_MANAGER"], level: "LEAD", timeZone: "Asia/Seoul" },
  Hiro: { name: "Hiro Tanaka", email: "hiro@desk.example", roles: ["ADMIN"], level: "MANAGER", timeZone: "Asia/Tokyo" },
  Ines: { name: "Ines Moreau", email: "ines@desk.example", roles: ["ADMIN"], level: "MANAGER", timeZone: "Europe/Brussels" },
  Jonas: { name: "Jonas Weber", email: "jonas@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "LEAD", timeZone: "Europe/Berlin" },
  Kavya: { name: "Kavya Iyer", email: "kavya@desk.example", roles: ["AGENT"], level: "SENIOR_AGENT", timeZone: "Asia/Kolkata" },
  Liam: { name: "Liam Byrne", email: "liam@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "LEAD", timeZone: "Europe/Dublin" },
  Mei: { name: "Mei Chen", email: "mei@desk.example", roles: ["AGENT"], level: "AGENT", timeZone: "Asia/Singapore" },
  Noor: { name: "Noor Rahman", email: "noor@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "MANAGER", timeZone: "America/Toronto" },
  Olivia: {
    name: "Olivia Grant",
    email: "olivia@desk.example",
    roles: ["ESCALATION_MANAGER"],
    level: "DIRECTOR",
    timeZone: "America/New_York",
  },
  Quinn: { name: "Quinn Abara", email: "quinn@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "LEAD", timeZone: "Africa/Accra" },
  Rashid: { name: "Rashid Karimi", email: "rashid@desk.example", roles: ["AGENT", "TEAM_LEAD"], level: "LEAD", timeZone: "Asia/Tashkent" },
  Sofia: { name: "Sofia Marchetti", email: "sofia@desk.example", roles: ["AGENT"], level: "SENIOR_AGENT", timeZone: "Europe/Rome" },
  Una: { name: "Una Lindgren", email: "una@desk.example", roles: ["AGENT"], level: "AGENT", timeZone: "Pacific/Auckland" },
  Pavel: { name: "Pavel Novák", email: "pavel@desk.example", roles: ["AGENT"], level: "SENIOR_AGENT", timeZone: "Europe/Prague" },
} as const satisfies Record<string, DemoPerson>;

/** The first name of somebody at the demo desk. */
export type FirstName = keyof typeof PEOPLE;

/** A team of the demo desk: each has a named steward, who owns what nobody has taken yet. */
export interface DemoTeam {
  steward: FirstName;
  leads: readonly FirstName[];
  members: readonly FirstName[];
  defaultModel: OwnershipModel;
}

/** Every team of the demo desk; Evergreen is the outsourced one. */
export const TEAMS = {
  Frontline: { steward: "Chloé", leads: ["Chloé"], members: ["Ana", "Ben", "Chloé"], defaultModel: "QUEUE" },
  Evergreen: { steward: "Emma", leads: ["Emma"], members: ["Dmitri", "Emma"], defaultModel: "QUEUE" },
  Billing: { steward: "Liam", leads: ["Liam"], members: ["Liam", "Mei"], defaultModel: "QUEUE" },
  Engineering: { steward: "Jonas", leads: ["Jonas"], members: ["Jonas", "Kavya", "Pavel"], defaultModel: "INDIVIDUAL" },
  Operations: { steward: "Noor", leads: ["Noor"], members: ["Farid", "Noor", "Olivia"], defaultModel: "INDIVIDUAL" },
  Onboarding: { steward: "Quinn", leads: ["Quinn"], members: ["Quinn", "Sofia"], defaultModel: "TEAM" },
  "Night desk": { steward: "Rashid", leads: ["Rashid"], members: ["Rashid", "Una"], defaultModel: "NEXT_AVAILABLE" },
} as const satisfies Record<string, DemoTeam>;

/** The name of a team of the demo desk. */
export type TeamName = keyof typeof TEAMS;
