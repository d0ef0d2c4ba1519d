import { openApiDocument } from "../web/api/openapi.ts";
import { OPERATIONS } from "../web/api/operations.ts";

/** Prints the OpenAPI document of this version's API as JSON. */
export function printOpenApi(output: NodeJS.WritableStream): void {
  output.write(`${JSON.stringify(openApiDocument(OPERATIONS), null, 2)}\n`);
}
