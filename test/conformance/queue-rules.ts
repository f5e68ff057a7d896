import { randomUUID } from "node:crypto";
import { type Job, JobFailed, QueueUnreachable } from "../../src/jobs/job-queue";
import type { QueueTiming } from "../../src/jobs/job-store";
import { aQueue, aQueuePlace, aTally, FORGETFUL, type QueueAddress } from "../support/queue-place";
import { until } from "../support/until";

/** What every backend of the job queue must do, stated once and asked of each. */
export function statesTheRulesOfAQueue(address: () => QueueAddress): void {
  const place = aQueuePlace();
  const opened: { close(): Promise<void> }[] = [];
  const open = async (timing: Partial<QueueTiming> = {}) => {
    const queue = await aQueue(address(), timing);
    opened.push(queue);
    return queue;
  };
  const aName = () => `job-${randomUUID()}`;
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
  });
  afterAll(() => place.close());

  test("a job runs once, whichever of two workers takes it", async () => {
    const [one, other] = [await open(), await open()];
    const name = aName();
    const ran = aTally();
    const ids = Array.from({ length: 20 }, (_, index) => `case-${index}`);
    for (const queue of [one, other]) queue.work(name, async (job) => ran.add(job.id));
    await Promise.all(ids.map((id, index) => (index % 2 === 0 ? one : other).add(name, {}, { id })));
    await ran.reaches(20);
    await Promise.all([one.close(), other.close()]);
    expect([...ran.seen].sort()).toEqual([...ids].sort());
    expect([...one.told, ...other.told]).toEqual([]);
  });

  test("a worker is given what was asked, and only of the name it works", async () => {
    const queue = await open();
    const [name, other] = [aName(), aName()];
    const jobs: Job[] = [];
    const ran = aTally();
    await queue.add(other, { page: 1 }, { id: "first" });
    await queue.add(name, { page: 2, open: true }, { id: "second" });
    const handler = async (job: Job) => {
      jobs.push(job);
      ran.add(job.id);
    };
    queue.work(name, handler);
    await ran.reaches(1);
    expect(jobs).toEqual([{ id: "second", name, data: { page: 2, open: true } }]);
    queue.work(other, handler);
    await ran.reaches(2);
    expect(jobs[1]).toEqual({ id: "first", name: other, data: { page: 1 } });
  });

  test("the same id twice is the same job, even after it is done", async () => {
    const queue = await open();
    const name = aName();
    const ran = aTally();
    await queue.add(name, {}, { id: "one" });
    await queue.add(name, {}, { id: "one" });
    queue.work(name, async (job) => ran.add(job.id));
    await ran.reaches(1);
    await queue.add(name, {}, { id: "one" });
    await queue.add(name, {}, { id: "two" });
    await ran.reaches(2);
    await queue.close();
    expect(ran.seen).toEqual(["one", "two"]);
  });

  test("an id that a store would take for its own is a bug, and asks for nothing", async () => {
    const queue = await open();
    const name = aName();
    const ran = aTally();
    for (const id of ["", "7", "case:7"]) await expect(queue.add(name, {}, { id })).rejects.toThrow("cannot be the id of a job");
    await queue.add(name, {}, { id: "case-7" });
    queue.work(name, async (job) => ran.add(job.id));
    await ran.reaches(1);
    await queue.close();
    expect([ran.seen, queue.told]).toEqual([["case-7"], []]);
  });

  test("a job whose worker was killed is done by another", async () => {
    const queue = await open(FORGETFUL);
    const name = aName();
    const victim = place.host(address(), FORGETFUL);
    await victim.does("hang", name);
    await queue.add(name, {}, { id: "left" });
    await victim.ran.reaches(1);
    await victim.kill();
    const ran = aTally();
    queue.work(name, async (job) => ran.add(job.id));
    await ran.reaches(1);
    expect(ran.seen).toEqual(["left"]);
    expect(queue.told).toEqual([]);
  });

  test("a repeating job that two processes ask for runs once each time it is due", async () => {
    const name = aName();
    const [one, other] = [place.host(address()), place.host(address())];
    for (const host of [one, other]) await host.does("work", name);
    await Promise.all([one.does("every", name), other.does("every", name)]);
    // A time that comes round while they still ask may be done for each of them.
    const asked = Date.now();
    const dueAt = () => [one, other].flatMap(({ ran }) => ran.seen.map((id) => Number(id.split(":").at(-1)))).filter((due) => due > asked);
    await until("four times have come round", () => new Set(dueAt()).size >= 4, 60_000);
    await Promise.all([one.close(), other.close()]);
    expect(new Set(dueAt()).size).toBe(dueAt().length);
    expect(dueAt().filter((due) => due % 1_000 !== 0)).toEqual([]);
  });

  test("of many that ask for the same repeating job at the same moment none is refused", async () => {
    const queues = await Promise.all([open(), open(), open(), open()]);
    for (let round = 0; round < 10; round += 1) {
      const name = aName();
      await Promise.all(queues.map((queue) => queue.every(name, "0 0 1 1 *")));
    }
    expect(queues.flatMap(({ told }) => told)).toEqual([]);
  });

  test("a job that fails is tried three times, and each failure is reported", async () => {
    const queue = await open();
    const name = aName();
    const ran = aTally();
    const bug = new Error("no such file");
    queue.work(name, async (job) => {
      ran.add(job.id);
      throw bug;
    });
    await queue.add(name, {}, { id: "broken" });
    await queue.toldOf(3);
    await queue.close();
    expect(ran.seen).toEqual(["broken", "broken", "broken"]);
    expect(queue.told.map((error) => error instanceof JobFailed && [error.job, error.attempt, error.givenUp, error.cause])).toEqual([
      [{ name, id: "broken" }, 1, false, bug],
      [{ name, id: "broken" }, 2, false, bug],
      [{ name, id: "broken" }, 3, true, bug],
    ]);
  });

  test("closing waits for the job that runs, and takes no other", async () => {
    const [queue, other] = [await open(), await open()];
    const name = aName();
    const [began, ended] = [aTally(), aTally()];
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    queue.work(name, async (job) => {
      began.add(job.id);
      await gate;
      ended.add(job.id);
    });
    await queue.add(name, {}, { id: "running" });
    await began.reaches(1);
    await queue.add(name, {}, { id: "waiting" });
    const closed = queue.close().then(() => ended.seen.length);
    await expect(queue.add(name, {}, { id: "late" })).rejects.toThrow(QueueUnreachable);
    finish();
    expect(await closed).toBe(1);
    expect(began.seen).toEqual(["running"]);
    const ran = aTally();
    other.work(name, async (job) => ran.add(job.id));
    await ran.reaches(1);
    await other.close();
    expect(ran.seen).toEqual(["waiting"]);
  });
}
