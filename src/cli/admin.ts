import { ADMIN_LINK_AGE_MS, addAdmin } from "../service/add-admin.ts";
import { withContext } from "./open-context.ts";

/** Makes somebody an admin and prints the link by which they sign in once. */
export async function addAdminByEmail(email: string): Promise<void> {
  await withContext(async (context) => {
    const { secret } = await addAdmin(context, { email });
    const hours = ADMIN_LINK_AGE_MS / 3_600_000;
    process.stdout.write(`${email} is an admin of ${context.site().name}.\n`);
    process.stdout.write(`Sign in once, within ${hours} hours:\n${context.publicUrl}/sign-in/link?token=${secret}\n`);
  });
}
