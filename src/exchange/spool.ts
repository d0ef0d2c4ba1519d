import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { NumberColumn } from "./number-column.ts";

/** Bytes that are gathered before they are written. */
const WRITE_SIZE = 1024 * 1024;

/** Bytes between two records that are read along rather than read apart. */
const GAP = 16 * 1024;

/**
 * Records on disk that are written once, one after the other, and then read in any order: what an import has read and
 * checked waits here until it is written, so that memory does not grow with the file. Values go through JSON.
 */
export class Spool<Value> {
  readonly #file: number;
  readonly #folder: string;
  readonly #buffer = Buffer.allocUnsafe(WRITE_SIZE);
  #used = 0;
  #written = 0;
  /** Where each record ends. */
  readonly #ends = new NumberColumn();

  /** @param folder where a temporary folder may be made; it holds about as much as the import itself. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = mkdtempSync(join(folder, "hustings-import-"));
    this.#file = openSync(join(this.#folder, "records"), "wx+", 0o600);
    // An open file needs no name: what a killed import leaves behind is then nothing. Windows keeps the name until the end.
    if (process.platform !== "win32") rmSync(this.#folder, { recursive: true });
  }

  /** Number of records. */
  get length(): number {
    return this.#ends.length;
  }

  /** Appends a record; its index is the length before. */
  append(value: Value): void {
    const json = JSON.stringify(value);
    // A UTF-16 code unit is 3 bytes of UTF-8 at most.
    const most = json.length * 3;
    if (this.#used + most > WRITE_SIZE) this.#flush();
    if (most > WRITE_SIZE) this.#written += writeAll(this.#file, Buffer.from(json));
    else this.#used += this.#buffer.write(json, this.#used);
    this.#ends.append(this.#written + this.#used);
  }

  /** The records with these indexes, in their order. */
  read(indexes: readonly number[]): Value[] {
    this.#flush();
    const values: Value[] = [];
    for (let start = 0; start < indexes.length;) {
      // Neighbours are read together.
      let end = start + 1;
      while (end < indexes.length && this.#follows(indexes[end - 1] ?? 0, indexes[end] ?? 0)) end++;
      const from = this.#startOf(indexes[start] ?? 0);
      const bytes = this.#bytes(from, this.#ends.at(indexes[end - 1] ?? 0));
      for (const index of indexes.slice(start, end)) {
        const json = bytes.toString("utf8", this.#startOf(index) - from, this.#ends.at(index) - from);
        values.push(JSON.parse(json) as Value);
      }
      start = end;
    }
    return values;
  }

  /** Deletes everything. */
  dispose(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #follows(before: number, index: number): boolean {
    return index > before && this.#startOf(index) - this.#ends.at(before) <= GAP;
  }

  #bytes(start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    for (let done = 0; done < bytes.length;) {
      const read = readSync(this.#file, bytes, done, bytes.length - done, start + done);
      if (read === 0) throw new Error("The temporary file of the import was cut off");
      done += read;
    }
    return bytes;
  }

  #flush(): void {
    this.#written += writeAll(this.#file, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : this.#ends.at(index - 1);
  }
}

function writeAll(file: number, bytes: Buffer): number {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  return bytes.length;
}
