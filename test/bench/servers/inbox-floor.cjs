// The least an inbox can cost: the statements the server itself sends for the same rows, prepared and batched, assembled by hand, JSON.stringify,
// bare node:http. No GraphQL, no identity, no permissions: what the viewer may do is a constant here. Arguments: database, statements (JSON).
const { createServer } = require("node:http");
const { Pool, types } = require("pg");

types.setTypeParser(types.builtins.INT8, Number);
const [, , connectionString, given] = process.argv;
const { list, persons, teams, contacts, offers, collaborators } = JSON.parse(given);
const pool = new Pool({ connectionString, max: 16, options: "-c role=steward_server" });
const RIGHTS = {
  reply: true,
  note: true,
  take: false,
  transfer: true,
  withdraw: false,
  accept: false,
  resolve: true,
  setStatus: true,
  setNextStep: true,
  force: false,
};
const RIGHTS_WHILE_OFFERED = { ...RIGHTS, transfer: false, withdraw: true };

const rowsOf = async ({ name, text }, values) => (await pool.query({ name, text, values })).rows;
const byKey = (rows, key = "id") => new Map(rows.map((row) => [row[key], row]));
const named = (row) => ({ id: row.id, name: row.name });

async function answer() {
  const listed = await rowsOf(list, list.values);
  const rows = listed.slice(0, 50);
  const actors = rows.map((row) => row.nextStepActorId).filter((id) => id !== null);
  const people = new Set([...rows.map((row) => row.ownerId), ...actors.filter((id) => id.startsWith("per_"))]);
  const [personRows, teamRows, contactRows, offerRows, helperRows] = await Promise.all([
    rowsOf(persons, [[...people]]),
    rowsOf(teams, [[...new Set(rows.map((row) => row.teamId))]]),
    rowsOf(contacts, [[...new Set(actors.filter((id) => id.startsWith("con_")))]]),
    rowsOf(offers, [rows.map((row) => row.id)]),
    rowsOf(collaborators, [rows.map((row) => row.id)]),
  ]);
  const personById = byKey(personRows);
  const others = [...offerRows.flatMap((row) => [row.fromId, row.toId]), ...helperRows.map((row) => row.personId)];
  const missing = [...new Set(others)].filter((id) => !personById.has(id));
  for (const row of missing.length === 0 ? [] : await rowsOf(persons, [missing])) personById.set(row.id, row);
  const teamById = byKey(teamRows);
  const contactById = byKey(contactRows);
  const offerOf = byKey(offerRows, "caseId");
  const helpersOf = new Map(rows.map((row) => [row.id, []]));
  for (const row of helperRows) helpersOf.get(row.caseId).push({ role: row.role, person: named(personById.get(row.personId)) });
  const nodes = rows.map((row) => {
    const offer = offerOf.get(row.id);
    const isContact = row.nextStepActorId.startsWith("con_");
    const actor = (isContact ? contactById : personById).get(row.nextStepActorId);
    return {
      id: row.id,
      number: row.number,
      revision: row.revision,
      subject: row.subject,
      status: row.status,
      severity: row.severity,
      priority: row.priority,
      needsReply: row.needsReply,
      tags: row.tags,
      untaken: row.untaken,
      openedAt: row.openedAt,
      updatedAt: row.updatedAt,
      owner: named(personById.get(row.ownerId)),
      team: named(teamById.get(row.teamId)),
      nextStep: {
        what: row.nextStepWhat,
        dueAt: row.nextStepDueAt,
        actor: isContact
          ? { __typename: "Contact", id: actor.id, contactName: actor.name }
          : { __typename: "Person", id: actor.id, name: actor.name },
      },
      openOffer:
        offer === undefined
          ? null
          : { id: offer.id, expiresAt: offer.expiresAt, from: named(personById.get(offer.fromId)), to: named(personById.get(offer.toId)) },
      collaborators: helpersOf.get(row.id),
      viewerRelations: ["OWNER", "CONTACT_OWNER", "RESOLUTION_OWNER"],
      viewerCan: offer === undefined ? RIGHTS : RIGHTS_WHILE_OFFERED,
    };
  });
  const endCursor = Buffer.from(JSON.stringify(["NEXT_DUE", listed[49].nextStepDueAt, listed[49].id])).toString("base64url");
  const cases = { pageInfo: { hasNextPage: listed.length > 50, endCursor }, nodes };
  return { data: { myInbox: { cases } }, extensions: { cost: 400 } };
}

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    JSON.parse(body);
    answer().then(
      (found) => {
        const text = JSON.stringify(found);
        response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
        response.end(text);
      },
      (error) => {
        response.writeHead(500, { "content-length": Buffer.byteLength(String(error)) });
        response.end(String(error));
      },
    );
  });
});
server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
