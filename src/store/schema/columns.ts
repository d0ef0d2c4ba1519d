import type { ColumnType } from "kysely";

/** A count that begins at 0 and may be left out when a row is added. */
export type Counter = ColumnType<number, number | undefined, number>;

/** A column that may be left out when a row is added. */
export type Column<T> = ColumnType<T, T | undefined, T>;
