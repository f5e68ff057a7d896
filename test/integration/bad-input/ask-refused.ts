import type { PersonId } from "../../../src/domain/ids";
import { inputTypeOf, selectionOf } from "../authority/ask-mutations";
import type { AuthorityWorld } from "../authority/authority-world";
import { changedTables, fingerprintReader, settle } from "../authority/read-fingerprint";

/** A refusal as a client reads it: its code, and the place inside the input that caused it. */
export interface Told {
  code: string;
  path: readonly (string | number)[] | null;
}

/** Asks a mutation as somebody, shows that nothing changed, and answers its only refusal, wherever it was told. */
export type AskRefused = (as: PersonId, mutation: string, input: object) => Promise<Told>;

/** Makes the asker of a world in which nothing else happens meanwhile. */
export async function askerOfRefusals({ desk }: AuthorityWorld): Promise<AskRefused> {
  const fingerprint = await fingerprintReader(desk.ask);
  return async (as, mutation, input) => {
    await settle(desk.ask);
    const before = await fingerprint();
    const field = `Mutation.${mutation}`;
    const query = `mutation($input: ${inputTypeOf(field)}) { ${mutation}(input: $input) ${selectionOf(field)} }`;
    const { status, data, errors } = await desk.asks<Record<string, { userErrors: Told[] } | null>>(as, query, { input });
    expect(changedTables(before, await fingerprint())).toEqual([]);
    expect(status).toBe(200);
    const told = [
      ...errors.map(({ extensions: { code, path } }) => ({ code, path: path as Told["path"] })),
      ...(data?.[mutation]?.userErrors ?? []).map(({ code, path }) => ({ code, path })),
    ];
    const [only, ...more] = told;
    expect(more).toEqual([]);
    if (only === undefined) throw new Error(`${mutation} was accepted`);
    return only;
  };
}
