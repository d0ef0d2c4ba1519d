import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { printOpenApi } from "../../../src/cli/openapi.ts";
import { PROBLEMS } from "../../../src/domain/problem.ts";
import { openApiDocument } from "../../../src/web/api/openapi.ts";
import { OPERATIONS } from "../../../src/web/api/operations.ts";
import { problemsOf } from "../../../src/web/operation.ts";

describe("the OpenAPI document", () => {
  const document = openApiDocument(OPERATIONS);

  it("describes every operation with its address, answers and refusals", () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    expect(described.toSorted()).toEqual(
      OPERATIONS.map(({ id, method, path }) => `${id} ${method} ${path}`).toSorted(),
    );
    for (const operation of OPERATIONS) {
      const entry = document.paths[operation.path]?.[operation.method];
      const statuses = [
        ...Object.keys(operation.answers),
        ...(operation.shared === true ? ["304"] : []),
        ...new Set(problemsOf(operation).map((code) => String(PROBLEMS[code].status))),
      ];
      expect(new Set(Object.keys(entry?.responses ?? {}))).toEqual(new Set(statuses));
      expect((entry?.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => `{${name}}`)).toEqual(
        operation.path.match(/\{\w+\}/gu) ?? [],
      );
      for (const name of operation.lists ?? []) {
        expect(entry?.parameters.find((parameter) => parameter.name === name)?.schema.type).toBe("array");
      }
    }
  });

  it("refers only to what it has, and has nothing that is not referred to", () => {
    const json = JSON.stringify(document);
    const referred = new Set([...json.matchAll(/"\$ref":"#\/components\/([^"]+)"/gu)].map(([, name]) => name));
    const kinds = ["schemas", "headers", "examples"] as const;
    const present = kinds.flatMap((kind) =>
      Object.keys(document.components[kind] as object).map((name) => `${kind}/${name}`),
    );
    expect(new Set(present)).toEqual(referred);
  });

  it("is printed by the command line and passes the linter", async () => {
    const output = new PassThrough();
    printOpenApi(output);
    output.end();
    const printed = await text(output);
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(document)));
    const folder = mkdtempSync(join(tmpdir(), "hustings-openapi-"));
    try {
      const file = join(folder, "openapi.json");
      writeFileSync(file, printed);
      const report = execFileSync("node_modules/.bin/redocly", ["lint", "--format=json", file], {
        encoding: "utf8",
        env: { ...process.env, REDOCLY_TELEMETRY: "off" },
        stdio: ["ignore", "pipe", "ignore"],
      });
      expect((JSON.parse(report) as { totals: unknown }).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
