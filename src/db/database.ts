import type { DataSource } from "typeorm";

/** The pool of connections that reads go through; writes go through a unit of work. */
export type Database = DataSource;
