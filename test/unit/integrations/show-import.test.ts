import { Writable } from "node:stream";
import { reportLines } from "../../../src/features/integrations/servicenow/import-report";
import { showProgress } from "../../../src/features/integrations/servicenow/show-progress";

function aStream(isTTY: boolean) {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return {
    stream: Object.assign(stream, { isTTY, columns: 100, cursorTo: () => true, clearLine: () => true, moveCursor: () => true }),
    written,
  };
}

describe("what an import shows", () => {
  it("says each tenth in a line of its own where there is no terminal", () => {
    const { stream, written } = aStream(false);
    const progress = showProgress(stream);
    for (let done = 1; done <= 25; done += 1) progress(done, 25);
    expect(written).toHaveLength(10);
    expect(written[0]).toBe("10 % (3 of 25 incidents)\n");
    expect(written[9]).toBe("100 % (25 of 25 incidents)\n");
  });

  it("draws a bar on a terminal, and ends it with the last incident", () => {
    const { stream, written } = aStream(true);
    const progress = showProgress(stream);
    progress(1, 2);
    progress(2, 2);
    expect(written.join("")).toContain("100% | 2/2 incidents");
  });

  it("prints a report as a table, with every row that was not read below it", () => {
    const lines = reportLines({
      incidents: 540,
      knownBefore: 0,
      events: 4321,
      ownershipChanges: 499,
      ownerlessStretches: 278,
      rowsRead: 3683,
      rowsOfKnownIncidents: 0,
      rowsNotRead: [{ line: 7, reason: 'incident_state is unknown: "-100"' }],
      personsMade: 159,
      teamsMade: 58,
      contactsMade: 418,
    });
    expect(lines).toEqual([
      "incidents brought in                        540",
      "incidents known before, untouched             0",
      "events                                    4,321",
      "ownership changes                           499",
      "stretches without an owner in the source    278",
      "rows read                                 3,683",
      "  of them about incidents known before        0",
      "persons made                                159",
      "teams made                                   58",
      "contacts made                               418",
      "rows not read                                 1",
      '  line 7: incident_state is unknown: "-100"',
    ]);
  });
});
