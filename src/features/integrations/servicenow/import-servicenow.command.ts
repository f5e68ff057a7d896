import { createReadStream } from "node:fs";
import type { CommandPorts } from "../../../db/run-command";
import { runUnitOfWork } from "../../../db/run-unit-of-work";
import { importIncident } from "./import-incident.command";
import { ImportRefused } from "./import-refused";
import type { ImportReport } from "./import-report";
import { findImported, lockImports } from "./imported-cases.store";
import { listPeople } from "./list-people";
import { type ImportedPeople, makePeople, type PeopleMade } from "./make-people.command";
import { type IncidentHistory, planHistory } from "./plan-history";
import { type IncidentFile, readIncidents } from "./read-incidents";
import { type Brought, startTally } from "./tally-import";

const ACTOR = "system:import";

/**
 * Brings in the incidents of a ServiceNow log that are not here yet, each with its own history.
 *
 * The whole file is read before anything is written: one that is malformed, cut or empty is refused (`ImportRefused`) and leaves nothing.
 * Then the people, in one transaction, and each incident in one of its own; running it again completes what broke off and changes nothing else.
 * `onProgress` is called after each incident with how many of the file's are done.
 */
export async function importServicenow(
  ports: CommandPorts,
  filePath: string,
  onProgress: (done: number, total: number) => void,
): Promise<ImportReport> {
  const file = await readFile(filePath, await askNow(ports));
  const histories = [...file.incidents.values()].map(planHistory);
  const known = await askKnown(ports, histories);
  const fresh = histories.filter(({ number }) => !known.has(number));
  const tally = startTally(file);
  let done = known.size;
  if (done > 0) onProgress(done, histories.length);
  for (const number of known) tally.knew(number);
  if (fresh.length > 0) {
    const made = await makeEverybody(ports, fresh);
    tally.made(made);
    for (const history of fresh) {
      tally.brought(history, await bringIn(ports, history, made.people));
      done += 1;
      onProgress(done, histories.length);
    }
  }
  return tally.report();
}

async function readFile(filePath: string, notAfter: Date): Promise<IncidentFile> {
  try {
    return await readIncidents(createReadStream(filePath), notAfter);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new ImportRefused(`There is no file ${filePath}.`);
    if (code === "EISDIR") throw new ImportRefused(`${filePath} is a folder.`);
    if (code === "EACCES") throw new ImportRefused(`${filePath} may not be read.`);
    throw error;
  }
}

function askNow({ dataSource }: CommandPorts): Promise<Date> {
  return runUnitOfWork(dataSource, ACTOR, async (work) => ({ keep: false, answer: await work.now() }));
}

function askKnown({ dataSource }: CommandPorts, histories: readonly IncidentHistory[]): Promise<Set<string>> {
  return runUnitOfWork(dataSource, ACTOR, async (work) => ({
    keep: false,
    answer: await findImported(
      work,
      histories.map(({ number }) => number),
    ),
  }));
}

async function makeEverybody(ports: CommandPorts, histories: readonly IncidentHistory[]): Promise<PeopleMade & { events: number }> {
  const made = await runUnitOfWork(ports.dataSource, ACTOR, async (work) => {
    await lockImports(work);
    const people = await makePeople(work, listPeople(histories));
    return { keep: true, answer: { ...people, events: work.pending.length } };
  });
  ports.committed();
  return made;
}

async function bringIn(ports: CommandPorts, history: IncidentHistory, people: ImportedPeople): Promise<Brought> {
  const brought = await runUnitOfWork(ports.dataSource, ACTOR, async (work) => {
    const outcome = await importIncident(work, history, people);
    return { keep: outcome.kind === "IMPORTED", answer: { ...outcome, events: work.pending.length } };
  });
  ports.committed();
  return brought;
}
