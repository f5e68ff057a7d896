import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import type { Answered } from "../authority/ask-reads";
import { type AuthorityWorld, openAuthorityWorld } from "../authority/authority-world";
import { changedTables, type Fingerprint, fingerprintReader, settle } from "../authority/read-fingerprint";
import { type Askable, fieldsWithArguments, makeAskable, samplesOf } from "./askable-fields";
import { type BadValue, badValuesOf } from "./bad-values";
import { type InputPath, leavesOf, optionalPlaces, requiredPlaces, withValue } from "./input-leaves";
import { findBreakage, findFault } from "./judge-answer";

const fields = fieldsWithArguments(buildBareSchema(resolvers));
const named = [...fields.keys()].sort();

let world: AuthorityWorld;
let fingerprint: () => Promise<Fingerprint>;
let tried = 0;

beforeAll(async () => {
  world = await openAuthorityWorld();
  fingerprint = await fingerprintReader(world.desk.ask);
}, 300_000);
afterAll(() => world.close());

const argsOf = (field: string) => fields.get(field) ?? [];
const ask = ({ me, document }: Askable, variables: object) => world.desk.asks<Answered>(me, document, variables);

const makeFor = (field: string, index: number) => makeAskable(world, field, argsOf(field), index);

/** The same once nothing moves by itself any more, so that what moves then was moved by what is asked. */
async function quietAskable(field: string, index: number): Promise<Askable> {
  const askable = await makeFor(field, index);
  await settle(world.desk.ask);
  return askable;
}

/** Tries values at a place, and names each answer that is no typed refusal. */
async function faultsAt(askable: Askable, path: InputPath, values: readonly BadValue[]): Promise<string[]> {
  const faults: string[] = [];
  for (const bad of values) {
    const variables = withValue(argsOf(askable.field), askable.variables, path, bad.value, samplesOf(world));
    const fault = findFault(await ask(askable, variables), path, bad);
    tried += 1;
    if (fault !== null) faults.push(`${path.join(".")}, ${bad.is}: ${fault}`);
  }
  return faults;
}

describe("every argument refuses bad values with a code, and nothing changes:", () => {
  test.each(named)(
    "%s",
    async (field) => {
      const askable = await quietAskable(field, named.indexOf(field));
      const before = await fingerprint();
      const faults: string[] = [];
      for (const leaf of leavesOf(argsOf(field))) {
        faults.push(...(await faultsAt(askable, leaf.path, badValuesOf(leaf.type, leaf.isEnum))));
      }
      expect([...faults, ...changedTables(before, await fingerprint())]).toEqual([]);
    },
    60_000,
  );
});

describe("what must be there may not be null, and nothing changes:", () => {
  test.each(named)(
    "%s",
    async (field) => {
      const askable = await quietAskable(field, 10_000_000 + named.indexOf(field));
      const before = await fingerprint();
      const faults: string[] = [];
      const nothing: BadValue[] = [{ is: "null", value: null, told: "AT_THE_SCALAR" }];
      for (const path of requiredPlaces(argsOf(field))) faults.push(...(await faultsAt(askable, path, nothing)));
      expect([...faults, ...changedTables(before, await fingerprint())]).toEqual([]);
    },
    60_000,
  );
});

describe("what may be left out may be null, without a breakage:", () => {
  test.each(named)(
    "%s",
    async (field) => {
      const faults: string[] = [];
      for (const [index, path] of optionalPlaces(argsOf(field)).entries()) {
        const askable = await makeFor(field, 1_000 * (named.indexOf(field) + 1) + index);
        const fault = findBreakage(await ask(askable, withValue(argsOf(field), askable.variables, path, null, samplesOf(world))));
        tried += 1;
        if (fault !== null) faults.push(`${path.join(".")}: ${fault}`);
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );
});

test.each(named)("the question that %s was spoilt from is right", async (field) => {
  const askable = await makeFor(field, 100_000 + named.indexOf(field));
  const { errors, data } = await ask(askable, askable.variables);
  expect(errors).toEqual([]);
  const payload = data?.[field.slice("Mutation.".length)] as { userErrors?: unknown } | undefined;
  if (field.startsWith("Mutation.")) expect(payload?.userErrors).toEqual([]);
});

test("thousands of bad values were tried", () => {
  process.stdout.write(
    `bad input: ${tried} values at ${named.flatMap((field) => leavesOf(argsOf(field))).length} places of ${named.length} fields\n`,
  );
  expect(tried).toBeGreaterThan(2_000);
});
