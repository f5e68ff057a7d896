import { emailOf, tagsOf } from "../../../src/features/integrations/servicenow/imported-names";
import { NEEDED_COLUMNS } from "../../../src/features/integrations/servicenow/incident-row";
import { readIncidents } from "../../../src/features/integrations/servicenow/read-incidents";

const now = new Date("2026-01-01T00:00:00.000Z");
const plain: Record<string, string> = {
  number: "INC1",
  incident_state: "New",
  sys_mod_count: "0",
  caller_id: "Caller 1",
  opened_at: "01-03-2020 09:00",
  sys_updated_at: "29-02-2020 23:59",
  contact_type: "Phone",
  category: "Category  1",
  subcategory: "?",
  impact: "2 - Medium",
  urgency: "1 - High",
  priority: "2 - High",
  assignment_group: "Group 1",
  assigned_to: "?",
  resolved_at: "?",
  closed_at: "?",
};
const header = NEEDED_COLUMNS.join(",");
const line = (told: Record<string, string> = {}) => NEEDED_COLUMNS.map((name) => told[name] ?? plain[name]).join(",");

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

const read = (text: string, size = 65_536) => readIncidents(inPieces(text, size), now);

describe("reading an incident log", () => {
  it("puts each column in the words of the domain, with spaces evened and times in UTC", async () => {
    const file = await read(`${header}\n${line()}\n`);
    expect(file.unread).toEqual([]);
    expect(file.incidents.get("INC1")).toEqual([
      {
        line: 2,
        number: "INC1",
        at: "2020-02-29T23:59:00.000Z",
        changeCount: 0,
        openedAt: "2020-03-01T09:00:00.000Z",
        resolvedAt: null,
        closedAt: null,
        status: "NEW",
        channel: "PHONE",
        urgency: "URGENT",
        impact: "NORMAL",
        priority: "P2",
        caller: "Caller 1",
        category: "Category 1",
        subcategory: null,
        group: "Group 1",
        assignee: null,
      },
    ]);
  });

  it.each([
    ["New", "NEW"],
    ["Active", "OPEN"],
    ["Awaiting User Info", "WAITING_ON_CUSTOMER"],
    ["Awaiting Problem", "WAITING_ON_INTERNAL"],
    ["Awaiting Vendor", "WAITING_ON_INTERNAL"],
    ["Awaiting Evidence", "WAITING_ON_INTERNAL"],
    ["Resolved", "RESOLVED"],
    ["Closed", "CLOSED"],
  ])("reads the state %s as %s", async (state, status) => {
    const file = await read(`${header}\n${line({ incident_state: state })}\n`);
    expect(file.incidents.get("INC1")?.map((row) => row.status)).toEqual([status]);
  });

  it.each([
    ["number", "1", 'number is no incident\'s: "1"'],
    ["incident_state", "constructor", 'incident_state is unknown: "constructor"'],
    ["sys_mod_count", "-1", 'sys_mod_count is no count: "-1"'],
    ["contact_type", "?", 'contact_type is unknown: "?"'],
    ["impact", "4 - None", 'impact is unknown: "4 - None"'],
    ["urgency", "", 'urgency is unknown: ""'],
    ["priority", "5", 'priority is unknown: "5"'],
    ["opened_at", "2020-03-01", 'opened_at is no date of the form DD-MM-YYYY HH:MM: "2020-03-01"'],
    ["opened_at", "?", 'opened_at is no date of the form DD-MM-YYYY HH:MM: "?"'],
    ["sys_updated_at", "30-02-2020 09:00", 'sys_updated_at is no date of the form DD-MM-YYYY HH:MM: "30-02-2020 09:00"'],
    ["sys_updated_at", "01-03-2020 24:00", 'sys_updated_at is no date of the form DD-MM-YYYY HH:MM: "01-03-2020 24:00"'],
    ["closed_at", "01-01-2026 00:01", 'closed_at lies in the future: "01-01-2026 00:01"'],
    ["assigned_to", "Ann\u0000", 'assigned_to is no name: "Ann\\u0000"'],
  ])("leaves out a row whose %s is %j, and says so with its line", async (column, text, reason) => {
    const file = await read(`${header}\n${line()}\n${line({ [column]: text })}\n`);
    expect(file.unread).toEqual([{ line: 3, reason }]);
    expect(file.incidents.get("INC1")).toHaveLength(1);
  });

  it("leaves out a row within the file that has too few or too many columns", async () => {
    const file = await read(`${header}\nINC1,New\n${line()},more\n${line()}\n`);
    expect(file.unread).toEqual([
      { line: 2, reason: "it has 2 columns, the header 16" },
      { line: 3, reason: "it has 17 columns, the header 16" },
    ]);
  });

  it("takes a whole last line without its newline, Windows line ends, a byte order mark and pieces of any size", async () => {
    const text = `\ufeff${header}\r\n${line()}\r\n${line({ assigned_to: "Zoë" })}`;
    for (const size of [1, 7, 65_536]) {
      const file = await read(text, size);
      expect(file.incidents.get("INC1")?.map((row) => row.assignee)).toEqual([null, "Zoë"]);
    }
  });

  it("never takes a cut line for a whole one: wherever the last line ends, it is refused or complete", async () => {
    const last = line({ closed_at: "02-03-2020 10:15" });
    for (let length = 1; length < last.length; length += 1) {
      await expect(read(`${header}\n${line()}\n${last.slice(0, length)}`)).rejects.toThrow("The file ends in a cut line (line 3).");
    }
    expect((await read(`${header}\n${line()}\n${last}`)).incidents.get("INC1")).toHaveLength(2);
  });
});

describe("the names of imported people and tags", () => {
  it("gives each name an address of its own, whatever its letters", () => {
    expect(emailOf("Assigned to 17")).toBe("assigned-to-17@imported.invalid");
    const addresses = ["Ann Lee", "Ann-Lee", "Ann.Lee", "张伟", "李伟", `${"a".repeat(90)}1`, `${"a".repeat(90)}2`].map(emailOf);
    expect(new Set(addresses).size).toBe(7);
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9][a-z0-9-]{0,63}@imported\.invalid$/);
  });

  it("makes tags of what the source called it, each once, and none of what has no letters", () => {
    expect(tagsOf("Subcategory 170", "Category 55")).toEqual(["category-55", "subcategory-170"]);
    expect(tagsOf(null, "***", "A b", "a-B")).toEqual(["a-b"]);
  });
});
