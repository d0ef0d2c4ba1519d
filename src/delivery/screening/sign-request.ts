import { createHmac } from "node:crypto";

/**
 * Headers by which a receiver knows that a request is ours, unchanged and fresh: HMAC-SHA256 over id, time and body, in
 * the form of Standard Webhooks 1.0 (https://github.com/standard-webhooks/standard-webhooks, "Webhook headers").
 * @param message.id names this message; the same when it is sent again.
 * @param message.at milliseconds since 1970-01-01 UTC.
 * @param secret `whsec_` and the key in base64, or any other text, which is the key as it stands (UTF-8).
 */
export function signatureHeaders(
  message: { readonly id: string; readonly at: number; readonly body: string },
  secret: string,
): Record<string, string> {
  const timestamp = String(Math.floor(message.at / 1000));
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret, "utf8");
  const signature = createHmac("sha256", key).update(`${message.id}.${timestamp}.${message.body}`).digest("base64");
  return { "webhook-id": message.id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
