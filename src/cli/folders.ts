import { fileURLToPath } from "node:url";

/** Both as source (`src/cli/`) and as built (`dist/cli/`), the project's folder is two up. */
const PROJECT = new URL("../../", import.meta.url);

/** The built scripts and styles. */
export const ASSETS_FOLDER = fileURLToPath(new URL("dist/assets/", PROJECT));

/** The demonstration publication. */
export const DEMONSTRATION_FOLDER = fileURLToPath(new URL("examples/demo/", PROJECT));
